"""Text into paragraphs with kind and speaker, and guesses at what is known of a document."""

from __future__ import annotations

from kzreader.core.structure.metadata import Metadata, guess_metadata
from kzreader.core.structure.paragraphs import paragraphs_of

__all__ = ["Metadata", "guess_metadata", "paragraphs_of"]

"""Who else has the same words: the accounts that carry a passage, each in its wording, with whose words they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.said import Attribution, Voice, voice_at

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Link
    from kzreader.core.text import Span


class Carried(NamedTuple):
    """A passage of another document that reports the same statement.

    `differs`: it is given to somebody else than the passage that was asked about.
    """

    document: str
    span: Span
    voice: Voice
    score: float
    differs: bool


def carried(
    document: str,
    place: Span,
    links: Mapping[str, Iterable[Link]],
    voices: Mapping[str, Sequence[Voice]],
) -> tuple[Carried, ...]:
    """The passages that carry what `document` says at `place`, in the order of `links`, the surest of each first.

    `links` go from `document` to each other document, by its id; `voices` are those of all of them.
    """
    said = voice_at(voices[document], place)
    found = []
    for other, joined in links.items():
        here = sorted((link for link in joined if link.a.overlaps(place)), key=lambda link: (-link.score, link.b))
        for link in here:
            voice = voice_at(voices[other], link.b)
            found.append(Carried(other, link.b, voice, link.score, Attribution(said, voice).differs))
    return tuple(found)

"""The export of notes as a document."""

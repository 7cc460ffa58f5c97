"""kzreader: interviews side by side, cross-referenced and annotated, offline."""

__version__ = "0.1.0"

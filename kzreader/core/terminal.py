"""What a terminal shows: words, and nothing that it would obey."""

from __future__ import annotations

_PICTURES = 0x2400
"""Where Unicode keeps a picture of each control character."""

_SHOWN = {
    **{code: _PICTURES + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}


def harmless(text: str) -> str:
    """`text` with control characters made visible: a document's words move no cursor and change no colour."""
    return text.translate(_SHOWN)

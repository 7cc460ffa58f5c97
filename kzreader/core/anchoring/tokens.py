"""Texts as tokens: words, characters of scripts without spaces, marks; with the way back to the text as loaded.

White space, composed and decomposed letters, and the styles of quotation marks, dashes and full-width forms make no
difference to a token; capital letters make none to its key.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.folding import fold

if TYPE_CHECKING:
    from kzreader.core.text import Span

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words; their characters are aligned one by one."""
_LETTER = f"[^\\W_{_UNSPACED}]"
_LONGEST = 40
"""Letters in a word at most: longer runs are no words, and one changed letter must not lose the whole of them."""
_PART = f"{_LETTER}{{1,{_LONGEST}}}(?!{_LETTER})"
_TOKEN = f"{_PART}(?:'{_PART})*|[\"']+|(?P<mark>[^\\w\\s])(?P=mark)*|\\S"
_STYLES = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "「」『』《》〈〉‹›"), '"'),
    ord("。"): ".",
    ord("、"): ",",
}
_PLAIN = {"'": '"', '"': '"', "-": "-", "…": "…"}
"""Marks that are the same however many of them stand together, by the first; single quotation marks are like double."""


class Tokens(NamedTuple):
    """A text and the tokens it is cut into.

    `starts` and `ends` are code points of the text as loaded, `forms` the tokens as written but for style, `keys` the
    same without capitals; `words` says which begin with a letter or digit.
    """

    text: str
    keys: list[str]
    forms: list[str]
    starts: list[int]
    ends: list[int]
    words: list[bool]

    def word(self, number: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.starts[number] : self.ends[number]]

    def within(self, span: Span) -> tuple[int, int]:
        """Numbers of the first token that `span` touches and of the one after the last."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))


def tokenised(text: str) -> Tokens:
    """The tokens of `text`."""
    folded = fold(text, keep_case=True)
    plain = folded.text if folded.text.isascii() else folded.text.translate(_STYLES)
    spans = [match.span() for match in re.finditer(_TOKEN, plain)]
    forms = [_form(plain[start:end]) for start, end in spans]
    if not folded.keeps_offsets:
        originals = [folded.original(start, end) for start, end in spans]
        spans = [(span.start, span.end) for span in originals]
    return Tokens(
        text=text,
        keys=[form.lower() for form in forms],
        forms=forms,
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        words=[form[0].isalnum() for form in forms],
    )


def _form(token: str) -> str:
    return "…" if token.startswith("..") else _PLAIN.get(token[0], token)


def reads_same(one: str, other: str) -> bool:
    """Whether two texts differ at most in white space, in how letters are composed, and in the style of marks."""
    return one == other or tokenised(one).forms == tokenised(other).forms

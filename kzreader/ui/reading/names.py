"""What a speaker is called in the page: in full the first time, then as the text itself calls them for short."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w[\w’'-]*\w")


@lru_cache(maxsize=64)
def short_name(name: str, text: str) -> str:
    """The one word of `name` by which `text` calls the person, or `name` where it uses none.

    The word must stand without its neighbours in the name at least twice, and more often than any other word of it:
    so that "Tokayev" stands for Kassym-Jomart Tokayev, and Wang Guan stays Wang Guan.
    """
    words = _WORD.findall(name)
    if len(words) < 2:
        return name
    counts = sorted(((_alone(word, words, text), word) for word in words), reverse=True)
    (most, best), (second, _) = counts[0], counts[1]
    return best if most >= 2 and most > 2 * second else name


def _alone(word: str, words: list[str], text: str) -> int:
    index = words.index(word)
    before = f"(?<!{re.escape(words[index - 1])} )" if index else ""
    after = f"(?! {re.escape(words[index + 1])})" if index + 1 < len(words) else ""
    return len(re.findall(rf"{before}\b{re.escape(word)}\b{after}", text))

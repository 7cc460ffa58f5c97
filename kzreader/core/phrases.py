"""Finding many phrases in one pass: a tree of words, walked from each word of the text.

A phrase matches at word boundaries, whatever the white space and the quotation marks between its words; other
punctuation must be there. A word with an asterisk at its end stands for every word that begins so ("invest*"). Every
Han character is a word of its own, since Chinese is written without spaces. Text and phrases are folded by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_FIRST_HAN = "\u3400"


class Found(NamedTuple, Generic[T]):
    """A phrase in the folded text: where it stands, and what was put with it."""

    start: int
    end: int
    value: T


class _Entry(NamedTuple, Generic[T]):
    """What a phrase stands for, and the punctuation that must stand before and after its words."""

    value: T
    before: str
    after: str


class _Node(Generic[T]):
    """A word in the tree. Written out by hand, with nothing made before it is needed: there are thousands."""

    __slots__ = ("entries", "stems", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node[T]] = {}
        self.stems: dict[str, dict[str, _Node[T]]] | None = None
        """Beginnings of words, by their first character."""
        self.entries: tuple[_Entry[T], ...] = ()

    def after(self, word: str, longest_ending: int) -> list[_Node[T]]:
        """The nodes that `word`, with the punctuation before it, leads to."""
        exact = self.words.get(word)
        found = [exact] if exact is not None else []
        if self.stems is not None and word[0] in self.stems:
            found += [
                node
                for stem, node in self.stems[word[0]].items()
                if word.startswith(stem) and len(word) - len(stem) <= longest_ending
            ]
        return found

    def grown(self, word: str, is_stem: bool) -> _Node[T]:
        """The node for `word`, made where it is missing."""
        branch = self.words
        if is_stem:
            self.stems = self.stems or {}
            branch = self.stems.setdefault(word[0], {})
        node = branch.get(word)
        if node is None:
            node = branch[word] = _Node()
        return node


class Phrases(Generic[T]):
    """Phrases with what they stand for. The same phrase may stand for several values.

    `longest_ending`: how many letters an asterisk may stand for.
    """

    def __init__(self, *, longest_ending: int = 100) -> None:
        self._root: _Node[T] = _Node()
        self._longest_ending = longest_ending

    def add(self, phrase: str, value: T, *, literal: bool = False) -> None:
        """Let `phrase` stand for `value`. A phrase without a letter or digit is never found.

        `literal`: an asterisk is an asterisk.
        """
        words = _words(phrase)
        if not words:
            return
        node, end = self._root, words[0].start()
        for position, word in enumerate(words):
            is_stem = not literal and phrase.startswith("*", word.end())
            joint = _joint(phrase[end : word.start()]) if position else ""
            node = node.grown(joint + word[0], is_stem)
            end = word.end() + is_stem
        entry = _Entry(value, before=phrase[: words[0].start()].strip(), after=phrase[end:].strip())
        if entry not in node.entries:
            node.entries += (entry,)

    def find(self, text: str) -> list[Found[T]]:
        """Every occurrence in `text`, overlapping ones included, by their beginning."""
        words, stems = self._root.words, self._root.stems or {}
        matches = _words(text)
        found: list[Found[T]] = []
        for index, match in enumerate(matches):
            word = match[0]
            if word in words or word[0] in stems:
                found += self._beginning_at(index, matches, text)
        return found

    def _beginning_at(self, index: int, matches: Sequence[re.Match[str]], text: str) -> list[Found[T]]:
        found: list[Found[T]] = []
        start = matches[index].start()
        nodes = self._root.after(matches[index][0], self._longest_ending)
        while nodes:
            end = matches[index].end()
            for node in nodes:
                if node.entries:
                    found += _occurrences(node.entries, text, start, end)
            nodes = [node for node in nodes if node.words or node.stems]
            index += 1
            if not nodes or index == len(matches):
                break
            between = text[end : matches[index].start()]
            if between.count("\n") > 1:
                break
            key = _joint(between) + matches[index][0]
            nodes = [reached for node in nodes for reached in node.after(key, self._longest_ending)]
        return found


def longest(found: Iterable[Found[T]], *, first: Callable[[T], SupportsRichComparison]) -> list[Found[T]]:
    """Of overlapping phrases the longest, then the one that begins earlier; of the same words the least by `first`."""
    taken: list[Found[T]] = []
    occupied = bytearray()
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start, first(hit.value))):
        if len(occupied) < hit.end:
            occupied.extend(bytes(hit.end - len(occupied)))
        if occupied.find(1, hit.start, hit.end) < 0:
            occupied[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            taken.append(hit)
    return taken


def _words(text: str) -> list[re.Match[str]]:
    word = _word_or_han() if max(text, default="") >= _FIRST_HAN else _WORD
    return list(word.finditer(text))


@cache
def _word_or_han() -> re.Pattern[str]:
    """Made only for a text that needs it: such wide ranges take milliseconds to compile."""
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff]|[^\\W_\u3400-\u4dbf\u4e00-\u9fff]+")


def _occurrences(entries: tuple[_Entry[T], ...], text: str, start: int, end: int) -> list[Found[T]]:
    return [
        Found(start - len(entry.before), end + len(entry.after), entry.value)
        for entry in entries
        if text.startswith(entry.after, end) and text.endswith(entry.before, 0, start)
    ]


def _joint(between: str) -> str:
    """What counts between two words: punctuation, without white space and quotation marks."""
    return "" if between == " " else "".join(between.replace('"', "").split())

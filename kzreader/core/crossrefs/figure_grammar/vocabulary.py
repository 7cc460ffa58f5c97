"""The word lists of the grammar, one file a language, as tables that are looked up by tokens."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kzreader import paths
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzreader.core.crossrefs.figure_grammar.tokens import Tokens

    _Groups = dict[str, list[tuple[tuple[str, ...], Any]]]

_SHORTEST_STEM = 3


class Match(NamedTuple):
    """What a table holds for the words from token `start` to token `end` (exclusive)."""

    value: Any
    start: int
    end: int


class Table:
    """Words and phrases with what they stand for. An asterisk at the end of a word stands for any ending."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self.stems = {word[:-1]: value for word, value in entries.items() if word.endswith("*")}
        self._entries = [(tuple(phrase.split()), value) for phrase, value in entries.items()]
        self._forward = _grouped(self._entries, place=0)

    @cached_property
    def _backward(self) -> _Groups:
        return _grouped(self._entries, place=-1)

    @property
    def beginnings(self) -> Iterable[str]:
        """The first words of all phrases."""
        return self._forward

    def get(self, word: str) -> Any:
        """What the one word stands for, or None."""
        for words, value in self._forward.get(word, ()):
            if len(words) == 1:
                return value
        return self._by_stem(word) if self.stems else None

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def _by_stem(self, word: str) -> Any:
        for length in range(len(word), _SHORTEST_STEM - 1, -1):
            if word[:length] in self.stems:
                return self.stems[word[:length]]
        return None

    def at(self, tokens: Tokens, start: int) -> Match | None:
        """The longest phrase that begins at token `start`."""
        for words, value in self._forward.get(tokens.word(start), ()):
            if all(tokens.word(start + offset) == word for offset, word in enumerate(words)):
                return Match(value, start, start + len(words))
        value = self._by_stem(tokens.word(start)) if self.stems else None
        return None if value is None else Match(value, start, start + 1)

    def before(self, tokens: Tokens, end: int) -> Match | None:
        """The longest phrase that ends just before token `end`."""
        last = tokens.word(end - 1)
        for words, value in self._backward.get(last, ()):
            start = end - len(words)
            if start >= 0 and all(tokens.word(start + offset) == word for offset, word in enumerate(words)):
                return Match(value, start, end)
        value = self._by_stem(last) if self.stems else None
        return None if value is None else Match(value, end - 1, end)


def _grouped(entries: Iterable[tuple[tuple[str, ...], Any]], *, place: int) -> _Groups:
    """Phrases by their first or last word, the longest first."""
    groups: _Groups = {}
    for entry in entries:
        groups.setdefault(entry[0][place], []).append(entry)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda entry: -len(entry[0]))
    return groups


_EMPTY = Table({})


class Vocabulary:
    """The tables of some languages together; the later one wins where two give the same word."""

    def __init__(self, languages: Iterable[Mapping[str, Mapping[str, Any]]]) -> None:
        merged: dict[str, dict[str, Any]] = {}
        for language in languages:
            for name, entries in language.items():
                table = merged.setdefault(name, {})
                words = entries.get("words")
                table.update(dict.fromkeys(words.split(), True) if isinstance(words, str) else entries)
        self._tables = {name: Table(entries) for name, entries in merged.items()}
        self._triggers: set[str] = set()
        for name in _OPENING:
            self._triggers.update(self[name].beginnings)
        self._stem_starts = {stem[:_SHORTEST_STEM] for name in _OPENING for stem in self[name].stems}

    def __getitem__(self, name: str) -> Table:
        return self._tables.get(name, _EMPTY)

    def opens(self, word: str) -> bool:
        """Whether a figure may begin with this word."""
        return word in self._triggers or word[:_SHORTEST_STEM] in self._stem_starts


_OPENING = (
    "numbers", "multipliers", "ordinals", "fractions", "vague", "vague_times", "multiples", "codes", "dollars", "signs",
    "months", "relative", "long", "articles", "romans", "fixed", "parts",
)  # fmt: skip
"""Tables whose words may open a figure."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The word lists for texts in `language` ("en", "ru", "kk"), read once. Raises ResourceError where one is damaged.

    What is written everywhere and English are always among them; Kazakh texts are read with the Russian lists, too.
    """
    names = {"ru": ("ru",), "kk": ("ru", "kk")}.get(language, ())
    return Vocabulary([_read(name) for name in ("common", "en", *names)])


@cache
def _read(name: str) -> dict[str, dict[str, Any]]:
    path = paths.resources("figures", f"{name}.toml")
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(
            f"The word list {path.name} of figures is damaged: {error}.", "Install kzreader anew."
        ) from error
    if not all(isinstance(table, dict) and table for table in tables.values()):
        raise ResourceError(f"The word list {path.name} of figures is damaged.", "Install kzreader anew.")
    return tables

"""What a number counts: the noun behind it with the words that belong to it, found without a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary

_MOST_WORDS = 4
_NO_PLURAL = ("ss", "us", "is")
_ADJECTIVES = (
    "ых",
    "их",
    "ого",
    "его",
    "ой",
    "ый",
    "ий",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ую",
    "ном",
    "ому",
    "ым",
    "им",
)


class Counted(NamedTuple):
    """The words from the number to token `end` (exclusive); `head` is the noun itself, in small letters."""

    end: int
    head: str
    words: str


def counted(tokens: Tokens, at: int, words: Vocabulary) -> Counted | None:
    """What is counted by the number that ends before token `at`, or None where no noun follows."""
    at += tokens.word(at) == "of" and tokens.word(at - 1) in words["vague"]
    begin = at
    compound = words["compounds"].at(tokens, at)
    at = compound.end if compound else at
    first = tokens[at]
    if first.kind is not Kind.WORD or _stops(tokens, at, words):
        return None
    cyrillic = "а" <= first.word[0] <= "ӿ"
    head = _cyrillic_head(tokens, at, words) if cyrillic else _head(tokens, at, words)
    end = head + 1
    if not cyrillic and tokens.word(end) == "of" and tokens.word(head) in words["nouns_of"]:
        end += 2 if tokens[end + 1].kind is Kind.WORD and not _stops(tokens, end + 1, words) else 0
    text = " ".join(tokens.text[tokens[begin].start : tokens[end - 1].end].split())
    return Counted(end, tokens.word(head), text)


def _stops(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    token = tokens[at]
    if token.kind is not Kind.WORD or (
        tokens.opens_line(at) and (tokens.capital(at) or not tokens.on_one_line(at - 1, at))
    ):
        return True
    return token.word in words["stop"] or (len(token.word) == 1 and token.word.isascii())


def _head(tokens: Tokens, at: int, words: Vocabulary) -> int:
    """The noun of an English phrase: its first plural, else its last word."""
    last = here = at
    for _ in range(_MOST_WORDS):
        word = tokens.word(here)
        last = here
        if tokens.word(here + 1) == "-" and tokens.glued(here + 1) and tokens.glued(here + 2):
            here += 2
            continue
        if word in words["people"] or _is_plural(word, words):
            return here
        here += 1
        if _stops(tokens, here, words) or not _continues(tokens, here):
            break
    return last


def _is_plural(word: str, words: Vocabulary) -> bool:
    return word.endswith("s") and not word.endswith(_NO_PLURAL) and len(word) > 3 and word not in words["no_plural"]


def _continues(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind is Kind.WORD and tokens.text[tokens[at - 1].end : tokens[at].start].isspace()


def _cyrillic_head(tokens: Tokens, at: int, words: Vocabulary) -> int:
    """The noun of a Russian or Kazakh phrase: the first word that is no adjective by its ending."""
    here = at
    while here < at + _MOST_WORDS - 1 and tokens.word(here).endswith(_ADJECTIVES):
        if _stops(tokens, here + 1, words) or not _continues(tokens, here + 1):
            break
        here += 1
    return here

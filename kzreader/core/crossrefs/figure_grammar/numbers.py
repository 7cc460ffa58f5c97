"""Numbers in digits and in words, with what scales and divides them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary

_LONGEST = 16
"""Digits a number may have: longer ones are codes, and no number a program could keep exactly."""
_GREATEST = 1e18
_SPACES = "\u00a0\u2009\u202f "
_ENGLISH_ORDINALS = {"st", "nd", "rd", "th"}
_LONGEST_CASE_ENDING = 4
_SHORTEST_UNIT = 3
_LONGEST_MIXED = 3
_GLUED = ("multipliers", "units", "codes", "currencies", "years", "times")
"""Tables of what may be written to a number without a space."""


class Number(NamedTuple):
    """A number from token `start` to `end` (exclusive).

    `value` is None for "several" and the like, of which `low` is the least. `share`: a fraction of something.
    """

    start: int
    end: int
    value: float | None
    digits: bool = False
    ordinal: bool = False
    vague: bool = False
    share: bool = False
    scaled: bool = False
    low: float | None = None


def decimal(text: str) -> float | None:
    """The value of a number as a text writes it; commas, points and spaces may group or divide. None: too long."""
    if len(text) > _LONGEST * 2:
        return None
    plain = "".join(sign for sign in text if sign not in _SPACES and sign != "'")
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        decimal_sign = max(",.", key=plain.rfind)
        plain = plain.replace("," if decimal_sign == "." else ".", "").replace(decimal_sign, ".")
    elif commas:
        grouped = all(len(part) == 3 for part in plain.split(",")[1:]) and not plain.startswith("0")
        plain = plain.replace(",", "" if grouped and plain == text else ".")
    elif points > 1:
        plain = plain.replace(".", "")
    if sum(sign.isdigit() for sign in plain) > _LONGEST:
        return None
    try:
        return float(plain)
    except ValueError:
        return None


def number_at(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    """The number that begins at token `at`, with the words that scale it."""
    if at not in tokens.numbers:
        tokens.numbers[at] = _number_at(tokens, at, words)
    return tokens.numbers[at]


def _number_at(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    found = _vague(tokens, at, words) or _fraction(tokens, at, words)
    if found is not None:
        return found
    if tokens.is_number(at):
        found = _mixed(tokens, at, words) or _digits(tokens, at, words)
    else:
        found = _spelled(tokens, at, words)
    if found is None or found.value is None or found.ordinal:
        return found
    return _halved(tokens, _scaled(tokens, found, words), words)


def _digits(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    value = decimal(tokens[at].word)
    if value is None:
        return None
    after = at + 1
    if _has_decimal_comma(tokens, at, words):
        value = float(tokens[at].word.replace(",", "."))
    if tokens.glued(after) and tokens[after].kind is Kind.WORD:
        ending = tokens.word(after)
        if ending in _ENGLISH_ORDINALS:
            return Number(at, after + 1, value, digits=True, ordinal=True)
        known = any(ending in words[table] for table in _GLUED)
        unit = ending.isalpha() and ending.isascii() and len(ending) >= _SHORTEST_UNIT and not tokens.capital(after)
        return Number(at, after, value, digits=True) if known or unit else None
    if tokens.word(after) == "-" and tokens.glued(after) and tokens.glued(after + 1):
        return _with_ending(tokens, at, value, words)
    return Number(at, after, value, digits=True)


def _mixed(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    """A whole number and a part: "8½", "3 1/2"."""
    if not tokens[at].word.isdigit() or len(tokens[at].word) > _LONGEST_MIXED:
        return None
    value = float(tokens[at].word)
    sign = words["parts"].get(tokens.word(at + 1))
    if sign is not None:
        return Number(at, at + 2, value + sign, digits=True)
    part = _slashed(tokens, at + 1) if tokens.is_number(at + 1) and not tokens.glued(at + 1) else None
    return None if part is None else Number(at, part.end, value + (part.value or 0.0), digits=True)


def _has_decimal_comma(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether a comma before three digits divides, as in "1,618 млрд", in languages that write it so."""
    whole, _, part = tokens[at].word.partition(",")
    if len(part) != 3 or not (whole + part).isdigit() or "," not in words["decimal_signs"]:
        return False
    after = tokens.word(at + 1)
    return after == "%" or any(after in words[table] for table in ("multipliers", "units"))


def _with_ending(tokens: Tokens, at: int, value: float, words: Vocabulary) -> Number | None:
    """A number with a hyphen behind it: an ordinal ("5-й"), a case ("800-ге"), a unit ("20-day"), or none of them."""
    ending = tokens.word(at + 2)
    if ending in words["ordinal_endings"]:
        return Number(at, at + 3, value, digits=True, ordinal=True)
    if "а" <= ending[:1] <= "ӿ" and ending not in words["units"]:
        if len(ending) <= _LONGEST_CASE_ENDING:
            return Number(at, at + 3, value, digits=True)
        if "-" in words["rank_signs"] and ending not in words["years"]:
            return Number(at, at + 2, value, digits=True, ordinal=True)
    return Number(at, at + 1, value, digits=True)


def _spelled(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    """Number words: "twenty-five", "one hundred and fifty", "a million", "first", "twenty-first"."""
    if tokens.word(at) in words["articles"]:
        counts = words["multipliers"].get(tokens.word(at + 1)) is not None
        bounded = _names_time(tokens, at + 1, words) and words["before"].before(tokens, at) is not None
        return Number(at, at + 1, 1.0) if counts or bounded else None
    total, last, here = 0.0, 1e9, at
    while True:
        word = tokens.word(here)
        rank = words["ordinals"].get(word)
        if rank is not None and (here == at or rank < 10 <= last):
            return Number(at, here + 1, total + rank, ordinal=True)
        value = words["numbers"].get(word)
        if value is None or not _may_follow(value, last):
            break
        total, last, here = total + value, 20.0 if word in words["teens"] else value, here + 1
        following = here + 1 if tokens.word(here) == "-" and tokens.glued(here) else here
        unit = words["numbers"].get(tokens.word(following)) or words["ordinals"].get(tokens.word(following))
        if unit is None or not _may_follow(unit, last):
            break
        here = following
    if here == at:
        return None
    return Number(at, here, total)


def _may_follow(value: float, last: float) -> bool:
    """Whether a number word can be added to the one before it: five after twenty, but not twenty after five."""
    if last == 1e9:
        return True
    return (last >= 100 and value < 100) or (20 <= last < 100 and value < 10)


def _scaled(tokens: Tokens, number: Number, words: Vocabulary) -> Number:
    """`number` times the hundreds, thousands and millions behind it."""
    value, end = number.value or 0.0, _before_scale(tokens, number.end, words)
    scaled = False
    while (scale := words["multipliers"].get(tokens.word(end))) is not None and tokens.on_one_line(end - 1, end):
        if value * scale > _GREATEST:
            break
        if tokens.word(end) == "m" and not _means_million(tokens, number.start, end, words):
            break
        if len(tokens.word(end)) <= 1 and not tokens.glued(end):
            break
        value, end, scaled = value * scale, end + 1, True
        if tokens.word(end) == "." and tokens.word(end - 1) in ("тыс", "млн", "млрд", "трлн", "bln", "mln"):
            end += _dotted(tokens, end)
        rest = _remainder(tokens, end, words, scale)
        if rest is not None and not number.digits:
            value, end = value + (rest.value or 0.0), rest.end
    return number._replace(value=value, end=end, scaled=True) if scaled else number


def _before_scale(tokens: Tokens, end: int, words: Vocabulary) -> int:
    """Past what may stand between a number and its multiplier: the hyphen of "10-million", "с небольшим"."""
    if tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1):
        return end + (len(tokens.word(end + 1)) > 1)
    odd = words["and_some"].at(tokens, end)
    return odd.end if odd is not None else end


def _dotted(tokens: Tokens, at: int) -> int:
    """1 where the point at `at` belongs to an abbreviation that goes on in small letters."""
    follows = tokens[at + 1]
    return int(follows.kind is Kind.WORD and not tokens.capital(at + 1) and tokens.on_one_line(at, at + 1))


def _means_million(tokens: Tokens, start: int, at: int, words: Vocabulary) -> bool:
    if tokens.word(start - 1) in words["signs"] or tokens.word(start - 1) in words["codes"]:
        return True
    follows = tokens[at + 1]
    return follows.kind is Kind.WORD and follows.word not in words["stop"]


def _remainder(tokens: Tokens, at: int, words: Vocabulary, scale: float) -> Number | None:
    """The rest behind a multiplier in words: "and fifty"."""
    start = at + 1 if tokens.word(at) == "and" else at
    if words["numbers"].get(tokens.word(start)) is None:
        return None
    rest = _spelled(tokens, start, words)
    if rest is None or rest.ordinal or rest.value is None or rest.value >= scale:
        return None
    return rest


def _halved(tokens: Tokens, number: Number, words: Vocabulary) -> Number:
    """ "and a half" behind a number."""
    behind = words["and_a_half"].at(tokens, number.end)
    if behind is None:
        return number
    one = words["multipliers"].get(tokens.word(number.end - 1)) if number.scaled else 1.0
    half = number._replace(value=(number.value or 0.0) + 0.5 * (one or 1.0), end=behind.end)
    return half if number.scaled else _scaled(tokens, half, words)


def _vague(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    word = tokens.word(at)
    low = words["vague"].get(word)
    if low is not None and not _is_one(tokens, at, words):
        end = at + 2 if tokens.word(at + 1) == "of" else at + 1
        if tokens.word(at + 1) == "of" and words["vague"].get(tokens.word(at + 2)) is not None:
            low, end = low * words["vague"].get(tokens.word(at + 2)), at + 3 + (tokens.word(at + 3) == "of")
        scale = words["multipliers"].get(tokens.word(end))
        return Number(at, end + (scale is not None), None, vague=True, low=(low or 1) * scale if scale else low or None)
    phrase = words["vague_times"].at(tokens, at)
    if phrase is not None and _names_time(tokens, phrase.end, words):
        return Number(at, phrase.end, None, vague=True)
    return None


def _is_one(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether the plural "тысячи" is the genitive of one thousand, as behind "более"."""
    return words["numbers"].get(tokens.word(at)) is not None and words["before"].before(tokens, at) is not None


def _names_time(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    return words["units"].get(tokens.word(at)) in TIME_UNITS


TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def _fraction(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    """ "two thirds", "a third of", "half of", "half a million", "1/3", "one in five"."""
    among = _one_in(tokens, at, words)
    if among is not None or tokens.is_number(at):
        return among or _slashed(tokens, at)
    top, here = _numerator(tokens, at, words)
    word = tokens.word(here)
    bottom = words["fractions"].get(word)
    if bottom is None or top >= bottom or tokens.word(at - 1) in words["halves"]:
        return None
    whole = _part_of_one(tokens, at, here, top / bottom, words)
    if whole is not None:
        return whole
    return Number(at, here + 1, top / bottom, share=True) if _is_share(tokens, at, here, words) else None


def _one_in(tokens: Tokens, at: int, words: Vocabulary) -> Number | None:
    """ "one in five", "3 out of 10": how many of how many, where no time or year follows."""
    top, here = _small(tokens, at, words), at + 1
    if top is None or tokens.word(here) not in ("in", "out"):
        return None
    here += 2 if tokens.word(here) == "out" and tokens.word(here + 1) == "of" else 1
    bottom = _small(tokens, here, words)
    if bottom is None or not 0 < top < bottom or _names_time(tokens, here + 1, words):
        return None
    scaled = words["multipliers"].get(tokens.word(here + 1)) is not None or tokens.word(here + 1) in ("-", "%")
    return None if scaled else Number(at, here + 1, top / bottom, digits=tokens.is_number(at), share=True)


def _small(tokens: Tokens, at: int, words: Vocabulary) -> float | None:
    """A number of one word, below a thousand."""
    if tokens.is_number(at):
        return float(tokens[at].word) if tokens[at].word.isdigit() and len(tokens[at].word) <= 3 else None
    value: float | None = words["numbers"].get(tokens.word(at))
    return value


def _part_of_one(tokens: Tokens, at: int, here: int, share: float, words: Vocabulary) -> Number | None:
    """ "half a million", "half-hour", "a quarter of a century": a part of one unit, not a share of many."""
    if tokens.word(here) not in ("half", "quarter", "quarters"):
        return None
    unit = _past_article(tokens, here + 1, words)
    scale = words["multipliers"].get(tokens.word(unit)) if unit else None
    if scale is not None:
        return Number(at, unit + 1, share * scale, scaled=True)
    return Number(at, unit, share) if unit and _names_time(tokens, unit, words) else None


def _past_article(tokens: Tokens, at: int, words: Vocabulary) -> int:
    """Past "a", "of a", "-a-" or a hyphen at `at`; 0 where there is none, or a "half-year" is named."""
    here = at + (tokens.word(at) == "of" or (tokens.word(at) == "-" and tokens.glued(at)))
    if tokens.word(here) in words["articles"]:
        return here + 1 + (tokens.word(here + 1) == "-")
    return here if tokens.word(at) == "-" and here > at and tokens.word(here) != "year" else 0


def _numerator(tokens: Tokens, at: int, words: Vocabulary) -> tuple[float, int]:
    word = tokens.word(at)
    here = at
    top = 1.0
    if word in ("a", "one"):
        here = at + 1
    elif words["numbers"].get(word) is not None and tokens.word(at + 1):
        top, here = words["numbers"].get(word), at + 1
    if here > at and tokens.word(here) == "-":
        here += 1
    return top, here


def _is_share(tokens: Tokens, at: int, here: int, words: Vocabulary) -> bool:
    """Whether the word at `here` divides, and is no ordinal, no coin and no part of a year or a game."""
    word, after = tokens.word(here), tokens.word(here + 1)
    if word in words["share_words"]:
        return True
    if (here == at and word not in words["share_alone"]) or (after == "-" and tokens.glued(here + 1)):
        return False
    return after in words["share_after"] or not after or not tokens[here + 1].word[:1].isalnum()


_FRACTIONS = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75, "1/5": 0.2, "1/10": 0.1}


def _slashed(tokens: Tokens, at: int) -> Number | None:
    if tokens.word(at + 1) != "/" or not (tokens.glued(at + 1) and tokens.glued(at + 2)):
        return None
    share = _FRACTIONS.get(f"{tokens[at].word}/{tokens[at + 2].word}")
    if share is None or tokens.word(at + 3) == "/":
        return None
    return Number(at, at + 3, share, digits=True, share=True)

"""Quantities: a number or a range of numbers with its unit, its money, or what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.counted import Counted, counted
from kzreader.core.crossrefs.figure_grammar.labels import is_label
from kzreader.core.crossrefs.figure_grammar.numbers import TIME_UNITS, Number, number_at
from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary

_DASHES = frozenset("-–—")
_HOURS = 12
"""Up to it, a number in words may tell the hour."""
PERCENT, ORDINAL, TIMES = "%", "ordinal", "times"


class Amount(NamedTuple):
    """A number or a range of two, from token `start` to `end` (exclusive), still without a unit."""

    start: int
    end: int
    number: Number
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        """The number; None where it is a range or vague."""
        return self.low if self.low == self.high else None


class Quantity(NamedTuple):
    """An amount with its unit, from token `start` to `end` (exclusive).

    `head`: the noun of what is counted, `counted`: all the words for it.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = ""
    head: str = ""
    counted: str = ""
    vague: bool = False
    comparator: str = ""

    @property
    def value(self) -> float | None:
        """The number; None where it is a range or vague."""
        return self.low if self.low == self.high and not self.vague else None


def amount_at(tokens: Tokens, at: int, words: Vocabulary) -> Amount | None:
    """The number at token `at`, or the range that begins there: "10 to 15", "1.5-2 million", "three or four"."""
    first = number_at(tokens, at, words)
    if first is None:
        return None
    low = high = first.low if first.vague else first.value
    single = Amount(at, first.end, first, low, None if first.vague else high)
    if first.vague or first.ordinal or first.value is None:
        return _ranks_between(tokens, single, words) if first.ordinal and first.digits else single
    unit, joint = _own_unit(tokens, first.end, words)
    if words["connect"].get(tokens.word(at - 1)) == "from":
        return single  # "from 10 to 15" tells two figures, before and after
    led_to = unit and tokens.word(at - 1) in words["changes"] and tokens.word(joint) not in _DASHES
    second = None if led_to else _range_end(tokens, at, joint, words)
    if second is None or second.value is None or (unit and _own_unit(tokens, second.end, words)[0] != unit):
        return single  # "8.4% to 170,000 tonnes" and "by 1% to 5%" tell two figures, too
    value = first.value
    if second.scaled and not first.scaled and second.value > value:
        value *= _scale(tokens, second, words)
    if second.value <= value:
        return single
    return Amount(at, second.end, second._replace(start=at, digits=first.digits), value, second.value)


def _ranks_between(tokens: Tokens, first: Amount, words: Vocabulary) -> Amount:
    """ "10th-14th", or the first alone."""
    if tokens.word(first.end) not in _DASHES or not tokens.glued(first.end) or not tokens.is_number(first.end + 1):
        return first
    last = number_at(tokens, first.end + 1, words)
    if last is None or not last.ordinal or not last.digits or (last.value or 0) <= (first.low or 0):
        return first
    return first._replace(end=last.end, high=last.value)


def _own_unit(tokens: Tokens, at: int, words: Vocabulary) -> tuple[str, int]:
    """The unit at `at` that both ends of a range may have, as in "10% to 15%", and the token behind it."""
    if tokens.word(at) == "%":
        return "%", at + 1
    currency: str | None = words["currencies"].get(tokens.word(at))
    if currency is not None:
        return currency, at + 1
    unit = words["units"].at(tokens, at)
    return ("%", unit.end) if unit is not None and unit.value == "%" else ("", at)


def _scale(tokens: Tokens, number: Number, words: Vocabulary) -> float:
    scale = 1.0
    for here in range(number.start, number.end):
        scale *= words["multipliers"].get(tokens.word(here)) or 1.0
    return scale


def _range_end(tokens: Tokens, start: int, joint: int, words: Vocabulary) -> Number | None:
    meaning = words["connect"].get(tokens.word(joint))
    if not _joins(tokens, start, joint, words):
        return None
    after = joint + 1
    if words["connect"].get(tokens.word(after)) == "-" and tokens.word(after + 1) == "-":
        after += 2  # "725,000-to-755,000"
    after += tokens.word(after) in words["signs"] and tokens.word(start - 1) in words["signs"]
    second = number_at(tokens, after, words)
    if second is None or second.ordinal or second.vague or second.share or not tokens.on_one_line(joint - 1, after):
        return None
    if meaning == "or" and (tokens.is_number(start) and second.value and second.value > 40):
        return None
    follows = tokens.word(second.end)
    return None if follows in _DASHES and tokens.glued(second.end) and tokens.is_number(second.end + 1) else second


def _joins(tokens: Tokens, start: int, joint: int, words: Vocabulary) -> bool:
    """Whether the dash or word at `joint` can stand between the ends of a range that begins at `start`."""
    sign = tokens.word(joint)
    if sign in _DASHES:
        return tokens.glued(joint) == tokens.glued(joint + 1) and (sign != "—" or tokens.glued(joint))
    meaning: str | None = words["connect"].get(sign)
    if meaning == "&":
        return bool(words["connect"].get(tokens.word(start - 1)) == "between")
    return meaning in ("-", "or")


def quantity_at(tokens: Tokens, at: int, words: Vocabulary) -> Quantity | None:
    """The quantity that begins at token `at`: money before the number or behind it, a unit, or a count."""
    money = _money_before(tokens, at, words)
    if money is not None:
        return money
    multiple = words["multiples"].get(tokens.word(at))
    if multiple is not None:
        return Quantity(at, at + 1, float(multiple), float(multiple), TIMES)
    lasting = _long(tokens, at, words) or _fixed(tokens, at, words)
    if lasting is not None:
        return lasting
    amount = amount_at(tokens, at, words)
    if amount is None or is_label(tokens, amount.number, amount.end, words):
        return None
    behind = words["after"].at(tokens, amount.end)
    if behind is not None:
        found = _with_unit(tokens, amount._replace(end=behind.end), words)
        return None if found is None else found._replace(comparator=behind.value)
    found = _with_unit(tokens, amount, words)
    behind = words["after"].at(tokens, found.end) if found else None
    return found if found is None or behind is None else found._replace(end=behind.end, comparator=behind.value)


def _money_before(tokens: Tokens, at: int, words: Vocabulary) -> Quantity | None:
    """ "$31 billion", "US$2,400", "USD 5 million"."""
    here, currency = at, words["dollars"].get(tokens.word(at))
    if currency is not None and tokens.word(at + 1) == "$" and tokens.glued(at + 1):
        here = at + 1
    else:
        code = words["codes"].get(tokens.word(at)) if tokens[at].kind is Kind.WORD else None
        currency = words["signs"].get(tokens.word(at)) or code
        if tokens.word(at) == "try" or (code and tokens[at].kind is Kind.WORD and not tokens.capital(at)):
            return None
    here += tokens.word(here) == "rs" and tokens.word(here + 1) == "." and tokens.is_number(here + 2)
    if currency is None or not tokens.is_number(here + 1):
        return None
    amount = amount_at(tokens, here + 1, words)
    if amount is None or amount.number.ordinal:
        return None
    end = amount.end
    end += words["currencies"].get(tokens.word(end)) is not None
    return Quantity(at, end, amount.low, amount.high, currency)


def _long(tokens: Tokens, at: int, words: Vocabulary) -> Quantity | None:
    """ "hour-long"."""
    unit = words["long"].get(tokens.word(at))
    if unit is None or tokens.word(at + 1) != "-" or tokens.word(at + 2) != "long":
        return None
    return Quantity(at, at + 3, 1.0, 1.0, unit)


def _fixed(tokens: Tokens, at: int, words: Vocabulary) -> Quantity | None:
    """A phrase that is a number and its unit in one: "полгода", "каждый третий", "үштен бірі"."""
    found = words["fixed"].at(tokens, at)
    if found is None:
        return None
    value, unit = found.value
    return Quantity(found.start, found.end, value, value, unit)


def _with_unit(tokens: Tokens, amount: Amount, words: Vocabulary) -> Quantity | None:
    number = amount.number
    if number.ordinal:
        return _rank(tokens, amount, words)
    if number.share:
        share = (amount.low or 0.0) * 100
        return Quantity(amount.start, amount.end, share, share, PERCENT)
    found = _currency(tokens, amount, words) or _measured(tokens, amount, words)
    return found or _count(tokens, amount, words)


def _borrowed_unit(tokens: Tokens, amount: Amount, words: Vocabulary) -> str:
    """The unit of the second number in "from 10 to 15 percent", which is the first one's, too."""
    if (
        words["connect"].get(tokens.word(amount.start - 1)) != "from"
        or words["connect"].get(tokens.word(amount.end)) != "-"
    ):
        return ""
    second = quantity_at(tokens, amount.end + 1, words)
    return "" if second is None or second.head else second.unit


def _made(amount: Amount, end: int, unit: str) -> Quantity:
    return Quantity(amount.start, end, amount.low, amount.high, unit, vague=amount.number.vague)


def _currency(tokens: Tokens, amount: Amount, words: Vocabulary) -> Quantity | None:
    end = amount.end
    end += tokens.word(end) == "of" and amount.number.vague
    if tokens.word(end) in words["signs"] and not tokens.is_number(end + 1):
        return _made(amount, end + 1, words["signs"].get(tokens.word(end)))
    if tokens.word(end) == "(":
        return None
    country, here = None, end
    while words["countries"].get(tokens.word(here)) is not None or (here > end and tokens.word(here) in (".", "s")):
        country = country or words["countries"].get(tokens.word(here))
        here += 1
    if tokens.word(here) in words["signs"] and here > end:
        return None
    money = words["currencies"].get(tokens.word(here)) or words["codes"].get(tokens.word(here))
    if money is None or tokens.word(here) == "try" or (tokens.word(here) == "rs" and here == end):
        return None
    here += 1 + (
        tokens.word(here + 1) == "." and tokens.word(here) in ("руб", "долл", "тг") and not tokens.capital(here + 2)
    )
    dollars = money == "USD" and country is not None
    if tokens.word(here) == "сша":
        here += 1
    return _made(amount, here, country if dollars and country else money)


def _measured(tokens: Tokens, amount: Amount, words: Vocabulary) -> Quantity | None:
    end = amount.end
    end += tokens.word(end) == "of" and amount.number.vague
    end += tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1)
    if tokens.word(end) in ("%", "٪", "％"):
        return _made(amount, end + 1, PERCENT)
    if tokens.word(end) == "°":
        return _made(amount, end + 1 + tokens.glued(end + 1), "degree")
    times = words["times"].get(tokens.word(end))
    if times is not None:
        return _made(amount, end + 1, TIMES)
    unit = words["units"].at(tokens, end)
    if unit is None or not tokens.on_one_line(amount.end - 1, end) or _is_no_unit(tokens, end):
        return None
    after = _old(tokens, unit.end) if unit.value in TIME_UNITS else unit.end
    return _made(amount, after, unit.value)


def _is_no_unit(tokens: Tokens, at: int) -> bool:
    """Whether "second" is an ordinal, or "m" a letter of its own."""
    word = tokens.word(at)
    letter = len(word) == 1 and word.isascii()
    return word == "second" or (letter and (not tokens.glued(at) or tokens.capital(at)))


def _old(tokens: Tokens, at: int) -> int:
    """Past "old" or "long" behind a unit of time."""
    hyphen = tokens.word(at) == "-" and tokens.glued(at)
    if tokens.word(at + hyphen) in ("old", "long"):
        return at + hyphen + 1
    return at


def _rank(tokens: Tokens, amount: Amount, words: Vocabulary) -> Quantity | None:
    """ "75th anniversary", "first foreign visit", "second in the world"; None where an ordinal only orders words."""
    end, number = amount.end, amount.number
    if tokens.word(end) in words["century_words"]:
        return None
    noun = counted(tokens, end, words)
    head = noun.head if noun else ""
    if any(words["jubilees"].get(tokens.word(here)) for here in range(end, (noun.end if noun else end) + 1)):
        close = next(
            here for here in range(end, (noun.end if noun else end) + 1) if words["jubilees"].get(tokens.word(here))
        )
        return Quantity(
            amount.start, close + 1, amount.low, amount.high, "year", tokens.word(close), tokens.word(close)
        )
    if not number.digits and not _ranks(tokens, amount, noun is not None, words):
        return None
    return Quantity(
        amount.start, noun.end if noun else end, amount.low, amount.high, ORDINAL, head, noun.words if noun else ""
    )


def _is_surname(tokens: Tokens, at: int, noun: Counted) -> bool:
    """Whether a single word with a capital, not in the plural, stands behind a number in words: "ten Hag"."""
    alone = noun.end == at + 1 and tokens.capital(at) and not tokens.is_number(at + 1)
    return alone and noun.head.isascii() and not noun.head.endswith("s")


def _ranks(tokens: Tokens, amount: Amount, has_noun: bool, words: Vocabulary) -> bool:
    """Whether an ordinal in words says which one of several."""
    after = tokens.word(amount.end)
    if tokens.is_number(amount.end) or (words["numbers"].get(after) or 0) > 1:
        return False
    if tokens.capital(amount.start) and (tokens.capital(amount.end) or tokens.word(amount.start - 1) == "the"):
        return False
    compared = after in words["rank_after"] and tokens.word(amount.start - 1) in words["rank_before"]
    if compared or after in words["rank_always"] or (after == "of" and tokens.word(amount.end + 1) == "its"):
        return True
    if (
        not has_noun
        or after in words["not_ranks"]
        or after in words["plural_units"]
        or tokens.word(amount.start - 1) in words["not_before_ranks"]
    ):
        return False
    return not (after.endswith("ed") and len(after) > 4) and not after.endswith("ly")


def _count(tokens: Tokens, amount: Amount, words: Vocabulary) -> Quantity | None:
    number = amount.number
    age = words["ages"].get(tokens.word(amount.start - 1)) or (
        words["ages"].get(tokens.word(amount.start - 2)) if tokens.word(amount.start - 1) == "of" else None
    )
    if age is not None and number.value is not None and number.value < 130:
        return _made(amount, amount.end, age)
    noun = counted(tokens, amount.end, words)
    if noun is not None:
        small = tokens.word(amount.start) in words["small"] and number.end == amount.start + 1
        if not number.digits and ((number.value == 1 and small) or _is_surname(tokens, amount.end, noun)):
            return None
        return Quantity(
            amount.start, noun.end, amount.low, amount.high, noun.head, noun.head, noun.words, vague=number.vague
        )
    if number.digits or number.scaled or (number.value or 0) > _HOURS:
        return _made(amount, amount.end, _borrowed_unit(tokens, amount, words))
    if (number.value or 0) > 1 and not number.vague and _stands_for(tokens, amount, words):
        return _made(amount, amount.end, "")
    return _inverted(tokens, amount, words)


def _stands_for(tokens: Tokens, amount: Amount, words: Vocabulary) -> bool:
    """Whether a number in words stands for what it counts: "two of them", "three are under construction"."""
    after = tokens.word(amount.end)
    return after == "of" or (after in words["verbs_of_many"] and tokens.word(amount.start - 1) not in words["not_many"])


def _inverted(tokens: Tokens, amount: Amount, words: Vocabulary) -> Quantity | None:
    """ "месяца три-четыре": with the unit before it, a number is only about right."""
    before = tokens.word(amount.start - 1)
    if before not in words["inverted"] or amount.number.vague:
        return None
    unit: str = words["units"].get(before) or ""
    return _made(amount, amount.end, unit)._replace(comparator="~")

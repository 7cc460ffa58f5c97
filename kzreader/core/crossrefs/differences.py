"""Figures that go together: what two interviews say of the same thing, and whether it agrees, differs or evolved.

Two figures are compared only where they have the same kind of unit and measure the same thing: their sentences report
the same statement, or the words for what they measure have something telling in common and their sentences more. Who is
right is never said. Precision comes before completeness: of several figures that could be meant, only those are paired
that are each other's best.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.calendar import compatible, ends
from kzreader.core.crossrefs.figure_grammar.numbers import TIME_UNITS
from kzreader.core.crossrefs.figure_grammar.setting import goal_terms, is_common, terms_in_order, terms_of
from kzreader.core.crossrefs.values import Figure, FigurePair, FigureRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzreader.core.crossrefs.values import Link

_TOLERANCE = 0.01
"""Either value may be off by so much before two are different: 2 % in all."""
_ABOUT = 0.05
_BEYOND = 0.25
""" "More than 20" is not said of what is more than a quarter above."""
_FREQUENT = 0.3
_FEWEST_NAMES = 3
_FEWEST_FIGURES = 6
_SMALL_COUNT = 2
_SAME_TIME_DAYS = 120
_UNITS_OF_TIME = {"decade": ("year", 10.0), "century": ("year", 100.0), "month": ("year", 1 / 12), "week": ("day", 7.0)}
_OFTEN_SAID = TIME_UNITS | {"times"}
"""Units of small numbers that a conversation is full of: only sure pairs are said to differ."""
_SURELY_THE_SAME = 2
_NEAR_PERCENT = frozenset({"%", "pp"})


class _Bond(NamedTuple):
    """How strongly two figures belong together; the greater tuple wins."""

    linked: bool
    core: int
    support: int
    near: float


def figure_pairs(a: Sequence[Figure], b: Sequence[Figure], links: Iterable[Link] = ()) -> tuple[FigurePair, ...]:
    """The pairs of figures of two interviews that measure the same, in the order of `a`.

    `links` are the parallel passages of the two. `figure_pairs(b, a, swapped links)` gives the same pairs, swapped.
    """
    linked = _Linked(links)
    related = _speak_of_the_same(a, b)
    weak_a, weak_b = _frequent(a), _frequent(b)
    bonds: dict[tuple[int, int], _Bond] = {}
    places = _by_key(b)
    for row, one in enumerate(a):
        for column in places.get(_key(one), ()):
            is_linked = linked(one, b[column])
            bond = _bond(one, b[column], weak=weak_a | weak_b, linked=is_linked) if is_linked or related else None
            if bond is not None:
                bonds[row, column] = bond
    pairs = (_pair(a[row], b[column], bonds[row, column]) for row, column in _mutual(bonds))
    return tuple(pair for pair in pairs if pair is not None)


class _Linked:
    """Whether two figures stand in sentences that report the same statement."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._links = [(link.a, link.b) for link in links]

    def __call__(self, one: Figure, other: Figure) -> bool:
        return any(a.contains(one.span) and b.contains(other.span) for a, b in self._links)


def _by_key(figures: Sequence[Figure]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, figure in enumerate(figures):
        if key := _key(figure):
            places.setdefault(key, []).append(at)
    places.pop("", None)
    return places


def _key(figure: Figure) -> str:
    """What two figures must share to be comparable at all; empty where a figure is not."""
    if figure.kind == "date":
        return "date" if figure.date else ""
    if figure.low is None or not figure.unit:
        return ""
    unit = _UNITS_OF_TIME.get(figure.unit, (figure.unit,))[0]
    if not figure.counted:
        return unit
    if figure.counted != figure.unit:  # an ordinal or an anniversary
        return f"{unit} {_canonical(figure.counted)}"
    return f"count {_canonical(unit)}" if (figure.high or figure.low) > _SMALL_COUNT else ""


def _canonical(word: str) -> str:
    return " ".join(sorted(terms_of(word)))


def _speak_of_the_same(a: Iterable[Figure], b: Iterable[Figure]) -> bool:
    """Whether two interviews name some people, places or organisations in common: else "trade" is another trade."""
    names, others = (frozenset(name for figure in side for name in figure.names) for side in (a, b))
    return sum(not is_common(name) for name in names & others) >= _FEWEST_NAMES


def _frequent(figures: Sequence[Figure]) -> frozenset[str]:
    """Terms around so many figures of an interview that they tell none from another."""
    counts = Counter(term for figure in figures for term in figure.around)
    least = max(_FEWEST_FIGURES, _FREQUENT * len(figures))
    return frozenset(term for term, count in counts.items() if count >= least)


def _bond(one: Figure, other: Figure, *, weak: frozenset[str], linked: bool) -> _Bond | None:
    """How two figures of the same unit belong together, or None where nothing says that they measure the same."""
    if _is_goal(one) != _is_goal(other):
        return None
    own = terms_of(f"{one.unit} {one.counted}") | terms_of(f"{other.unit} {other.counted}")
    core = _telling((one.terms & other.terms) - own, weak)
    crossing = _telling(((one.terms & other.around) | (one.around & other.terms)) - own, weak)
    support = _telling((one.around & other.around) - own, weak)
    bond = _Bond(linked, len(core), len(support), -abs((one.low or 0.0) - (other.low or 0.0)))
    if one.kind == "date":
        enough = len(crossing) >= 1 if linked else len(core) >= 2 and len(support) >= 3
    elif linked:
        enough = len(core if one.counted else crossing) >= 1
    elif one.unit == "ordinal":
        enough = len(core) >= 1 and len(support) >= 2 and bool(one.told) and _told_together(one, other)
    else:
        enough = len(core) >= (2 if one.unit in _NEAR_PERCENT else 1) and len(support) >= 2
    return bond if enough else None


def _is_goal(figure: Figure) -> bool:
    """Whether a quantity is something aimed at, not something that is."""
    return figure.kind == "quantity" and not goal_terms().isdisjoint(figure.around)


def _telling(terms: frozenset[str], weak: frozenset[str]) -> frozenset[str]:
    return frozenset(term for term in terms - weak if not is_common(term))


def _mutual(bonds: dict[tuple[int, int], _Bond]) -> Iterator[tuple[int, int]]:
    """The places where both figures have no better partner."""
    rows: dict[int, _Bond] = {}
    columns: dict[int, _Bond] = {}
    for (row, column), bond in bonds.items():
        rows[row] = max(rows.get(row, bond), bond)
        columns[column] = max(columns.get(column, bond), bond)
    for (row, column), bond in sorted(bonds.items()):
        if bond == rows[row] and bond == columns[column]:
            yield row, column


def _pair(one: Figure, other: Figure, bond: _Bond) -> FigurePair | None:
    relation = _dates(one, other, bond) if one.kind == "date" else _quantities(one, other)
    if relation != "agrees" and one.unit in _OFTEN_SAID and bond.core < _SURELY_THE_SAME:
        return None
    return None if relation is None else FigurePair(relation, _measure(one, other), one, other)


def _dates(one: Figure, other: Figure, bond: _Bond) -> FigureRelation | None:
    if compatible(one.date, other.date):
        return "agrees"
    return "differs" if bond.linked and bond.core >= 3 and _told_together(one, other) else None


def _quantities(one: Figure, other: Figure) -> FigureRelation | None:
    same = _meet(one, other)
    if one.unit == "ordinal" and not same:
        return None
    if one.date and other.date and not compatible(one.date, other.date):
        return None if same else "evolved"
    if same:
        return "agrees"
    return "differs" if (one.date and other.date) or _told_together(one, other) else "evolved"


def _told_together(one: Figure, other: Figure) -> bool:
    """Whether the interviews are of about the same time; also where that is not known."""
    if not one.told or not other.told:
        return True
    if compatible(one.told, other.told):
        return True
    (first, last), (other_first, other_last) = ends(one.told), ends(other.told)
    return min(abs(_days(first) - _days(other_last)), abs(_days(last) - _days(other_first))) <= _SAME_TIME_DAYS


def _days(date: str) -> int:
    year, month, day = (int(part) for part in date.split("-"))
    return year * 365 + month * 30 + day


def _meet(one: Figure, other: Figure) -> bool:
    """Whether what two figures leave open has a value in common."""
    low, high = _reach(one)
    other_low, other_high = _reach(other)
    return low <= other_high and other_low <= high


def _reach(figure: Figure) -> tuple[float, float]:
    """The least and the greatest value that a figure may mean, in the smaller unit of its kind."""
    scale = _UNITS_OF_TIME.get(figure.unit, ("", 1.0))[1]
    low = (figure.low or 0.0) * scale
    high = low if figure.high is None else figure.high * scale
    if figure.comparator in (">", ">="):
        high *= 1 + _BEYOND
    elif figure.comparator in ("<", "<="):
        low *= 1 - _BEYOND
    if figure.approximate:
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low * (1 - _TOLERANCE), high * (1 + _TOLERANCE)


def _measure(one: Figure, other: Figure) -> str:
    """The words of `one` for what both measure, in the order of the text; of a date all that are with it."""
    if one.kind == "date":
        return one.measure or other.measure
    shared = [word for word, terms in terms_in_order(one.measure) if terms & (other.terms | other.around)]
    return " ".join(shared) or one.measure or other.measure

"""Who asks and who answers, of those who speak."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from kzreader.core.structure import labels as lb
from kzreader.core.structure.addressing import SECOND_PERSON, is_request
from kzreader.core.structure.endings import asks, ends_as_question
from kzreader.core.structure.labels import Label
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names
from kzreader.core.structure.patterns import Pattern

_TO_THE_PRESS = Pattern(
    r"briefing|(?:press|news) conference|remarks|gaggle|press availability|пресс-конференция|брифинг|баспасөз",
    re.IGNORECASE,
)
HEAD = 12
"""Blocks in which a page says that it is a briefing."""
_MUCH_MORE = 1.5
"""How much longer the turns of whoever answers are than those of whoever asks, where nothing else tells them."""


def is_press_occasion(marks: Sequence[Mark]) -> bool:
    """Whether the page says in these blocks that somebody speaks to the press."""
    return any(_TO_THE_PRESS.search(mark.block.text) for mark in marks)


def stated_side(found: Sequence[tuple[Label, str]], name: str, names: Names) -> str:
    """The side that a label or the name in it says: "asks", "answers" or ""."""
    label = found[0][0]
    # Minutes of evidence number the questions: "Q7 Lord Finch: ...".
    if lb.is_question_mark(label) or any(entry.numbered for entry, _ in found):
        return "asks"
    if lb.is_answer_mark(label) or label.form == "letters":
        return "answers"
    if name and name == names.known_as("interviewer"):
        return "asks"
    if name and name == names.known_as("interviewee"):
        return "answers"
    return lb.role_in(label.name) or lb.role_in(label.office)


def guess_sides(marks: Sequence[Mark], named: Mapping[str, str], sides: dict[str, str]) -> None:
    """Give those without a stated role the side that their turns speak for."""
    said: dict[str, list[str]] = {}
    for key, text in _runs(marks, named):
        said.setdefault(named[key] or key, []).append(text)
    stated = {named[key] or key: side for key, side in sides.items() if side}
    open_ = [who for who in said if who not in stated]
    asker_known = "asks" in stated.values()
    if open_ and not asker_known and not _is_round(said):
        asker = _asker_of_many(said, open_)
        unlabelled = sum(_leads_over(mark, following, named) for mark, following in pairwise(marks))
        if not asker and len(said) == 2 and unlabelled < 2 and not is_press_occasion(marks[:HEAD]):
            asker = _asker_of_two(said, open_)
        stated |= {asker: "asks"} if asker else {}
    rest = [who for who in said if stated.get(who) != "asks"]
    if len(said) == 2 and len(rest) == 1 and rest[0] in open_:
        # Whoever talks with a reporter answers, were it with questions.
        stated[rest[0]] = "answers"
    if "asks" in stated.values():
        enough = 0.1 * sum(map(_length, said.values()))
        for who in [who for who in open_ if who not in stated]:
            closed = any(map(ends_as_question, said[who]))
            also_asks = _share(said[who]) >= 0.5 and (len(said[who]) > 1 or closed)
            stated[who] = "asks" if also_asks else "answers" if _length(said[who]) >= enough else ""
    for key in sides:
        sides[key] = stated.get(named[key] or key, "")


def _length(texts: Sequence[str]) -> int:
    return sum(map(len, texts))


def _share(texts: Sequence[str]) -> float:
    """How many of the turns ask."""
    bids = [ends_as_question(text) or (len(text) < 400 and (asks(text) or is_request(text))) for text in texts]
    return sum(bids) / len(bids)


def _is_round(said: Mapping[str, Sequence[str]]) -> bool:
    """Whether several talk, and nobody asks: whoever bids the others to introduce themselves interviews nobody."""
    return len(said) > 2 and not any(asks(text) for texts in said.values() for text in texts)


def _asker_of_many(said: Mapping[str, Sequence[str]], open_: Sequence[str]) -> str:
    """Whoever asks most, and says less than the others where they ask as much; "" where nobody does."""
    often = [who for who in open_ if len(said[who]) > 1 and _share(said[who]) >= 0.3]
    best = max(often or open_, key=lambda who: (_share(said[who]), -_length(said[who]) / len(said[who])))
    rivals = [who for who in said if who != best and (not often or len(said[who]) > 1)]
    share = _share(said[best])
    most = all(share > _share(said[other]) or _length(said[best]) < _length(said[other]) for other in rivals)
    return best if share >= 0.3 and most else ""


def _asker_of_two(said: Mapping[str, Sequence[str]], open_: Sequence[str]) -> str:
    """Whoever asks where two talk and neither does so often: who asks at all, else who says much less, else who begins.

    "Interview with Ana Roe" may name whoever asks, so what is stated counts less than who asks.
    """
    first, other = said
    shares = {who: _share(texts) for who, texts in said.items()}
    usual = {who: _length(texts) / len(texts) for who, texts in said.items()}
    if shares[first] != shares[other]:
        asker = max(said, key=lambda who: shares[who])
    elif len(open_) == 1:
        asker = open_[0]
    else:
        asker = other if usual[first] > _MUCH_MORE * usual[other] else first
    return asker if any(map(SECOND_PERSON.search, said[asker])) else ""


def _runs(marks: Sequence[Mark], named: Mapping[str, str]) -> list[tuple[str, str]]:
    """What each speaker says in one go, with the follow-on paragraphs."""
    runs: list[tuple[str, list[str]]] = []
    for mark, following in zip_longest(marks, marks[1:]):
        if mark.label and mark.label.key in named:
            if not runs or runs[-1][0] != mark.label.key:
                runs.append((mark.label.key, []))
            runs[-1][1].append(mark.block.text[mark.label.body - mark.block.start :])
        elif runs and not mark.block.timing and not (runs[-1][1][-1] and _leads_over(mark, following, named)):
            runs[-1][1].append(mark.block.text)
    return [(key, "\n".join(texts).strip()) for key, texts in runs]


def _leads_over(mark: Mark, following: Mark | None, named: Mapping[str, str]) -> bool:
    """Whether an unlabelled question stands right before a turn: it is nobody's words among the labelled."""
    label = following.label if following else None
    return label is not None and label.key in named and ends_as_question(mark.block.text)

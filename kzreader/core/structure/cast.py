"""Who speaks: which labels are speakers, what their full names are, and who asks whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kzreader.core.structure import labels as lb
from kzreader.core.structure import words
from kzreader.core.structure.endings import ends_as_question, ends_as_sentence
from kzreader.core.structure.labels import Label
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names
from kzreader.core.structure.patterns import Pattern
from kzreader.core.structure.sides import HEAD, guess_sides, is_press_occasion, stated_side

_FIRST_PERSON = Pattern(r"\b(?:I|I['’]\w+|we|We|our|my|[Яя]|[Мм]ы|[Мм]не|[Бб]із|[Мм]ен)\b")
_IN_PERSON = Pattern(
    r"\b(?:I|I['’]\w+|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our|[Tt]hanks?|[Yy]e[as]h?|[Яя]|[Мм]ы|[Мм]не|[Вв]ы|[Вв]ас|[Бб]із|"
    r"[Мм]ен|[Сс]із)\b|我|你|您"
)
_SHORTEST_SAID = 30
_SHORTEST_STATEMENT = 120
_READ = 800
_NEAR = 4
"""Blocks within which two speak one after the other."""
_CHINESE_STOP = Pattern("[，。！？,!?]")
_LONGEST_CHINESE_NAMES = 16
_CROWD = frozenset({"press", "the press", "media", "audience", "reporters", "crowd", "journalists"})
_ASIDE_AT_END = Pattern(r"\s*[\[(][^\[\]()]{1,40}[\])]\s*$")
_ACCEPTED = 4
_RARE_FORMS = frozenset({"period", "dashed"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks. `name` as the reader would call them; `side`: "asks", "answers" or "" for neither."""

    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a page, by the key of their label."""

    voices: Mapping[str, Voice]

    def __bool__(self) -> bool:
        return bool(self.voices)

    def of(self, label: Label | None) -> Voice | None:
        """Who speaks where this label stands, or None."""
        return self.voices.get(label.key) if label else None


def cast_of(marks: Sequence[Mark], names: Names) -> Cast:
    """The speakers whom the labels of the page name; empty where the labels are none."""
    bodies = _bodies(marks)
    recurring = [k for k, found in bodies.items() if len(found) > 1 and lb.likeness(found[0][0]) >= 0]
    # First names alone ("Anna:", "Ben:") say little each, but taking turns with questions they are a conversation.
    ease = 2 if len(recurring) > 1 and any(ends_as_question(mark.block.text) for mark in marks) else 0
    if is_press_occasion(marks[:HEAD]):
        recurring_names = {
            k for k in recurring if bodies[k][0][0].form == "colon" and names.is_name(bodies[k][0][0].name)
        }
        ease = max(ease, 2 if recurring_names else 0)
    accepted = {k for k, f in bodies.items() if _score(f, names) + (ease if k in recurring else 0) >= _ACCEPTED}
    accepted |= _partners(marks, bodies, accepted, names) or _pair(marks, bodies, recurring)
    accepted |= _bold_askers(marks) | (set() if accepted else _exchange(marks, names))
    accepted = {key for key in accepted if bodies[key][0][0].form != "letters"} | _in_letters(marks, bodies)
    accepted |= _first_names(marks, bodies, accepted) | _stamped(bodies, accepted)
    accepted -= (
        _headings_only(bodies)
        | _in_capitals(bodies, accepted)
        | _credits(marks, bodies, accepted)
        | _furniture(marks, bodies, accepted)
    )
    if not _makes_a_dialogue(marks, bodies, accepted, names):
        accepted = _lone_statement(marks, names)
    return Cast(_voices(marks, bodies, accepted, names))


def _bodies(marks: Sequence[Mark]) -> dict[str, list[tuple[Label, str]]]:
    """Each label's appearances with the words that follow; the same words twice are a repeated headline."""
    found: dict[str, list[tuple[Label, str]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for index, mark in enumerate(marks):
        label = mark.label
        if label is None:
            continue
        said = mark.block.text[label.body - mark.block.start :]
        alone = not said and index + 1 < len(marks)
        body = said or (marks[index + 1].block.text if alone else "")
        if (label.key, body) not in seen or label.form in {"mark", "numbered"}:
            seen.add((label.key, body))
            found[label.key].append((label, body))
    return found


def _score(found: Sequence[tuple[Label, str]], names: Names) -> int:
    label = found[0][0]
    if lb.likeness(label) < -2:
        return -9
    score = max(lb.likeness(entry) for entry, _ in found[:3]) + min(len(found), 4) - 1
    prose = [body for _, body in found if len(body) >= 40 or ends_as_sentence(_ASIDE_AT_END.sub("", body))]
    score += 1 if len(prose) * 2 > len(found) else -1
    score += 1 if any(ends_as_question(body) for _, body in found) else 0
    if label.form in {"bare", "dashed", "period"}:
        score -= 1 if len(found) > 1 else 4
    if names.from_initials(label.name) or names.is_participant(label.name):
        return score + 3
    return score + (1 if names.is_name(label.name) else 0)


def _partners(
    marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str], names: Names
) -> set[str]:
    """Labels of one appearance that stand among accepted ones: whoever spoke only once."""
    if not accepted:
        return set()
    near: set[str] = set()
    labelled = [mark.label for mark in marks if mark.label]
    for index, label in enumerate(labelled):
        if label.key in accepted or label.key in near:
            continue
        around = {other.key for other in labelled[max(index - 2, 0) : index + 3] if other is not label}
        body_is_prose = any(len(body) > 30 or ends_as_sentence(body) for _, body in bodies.get(label.key, ()))
        if around & (accepted | near) and lb.likeness(label) >= 1 and body_is_prose and label.form != "bare":
            usual = label.form in _RARE_FORMS and any(bodies[key][0][0].form == label.form for key in accepted)
            enough = _ACCEPTED - (4 if usual else 2)
            near |= {label.key} if _score(bodies[label.key], names) >= enough else set()
    return near


def _first_names(marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str]) -> set[str]:
    """Where others go by one word, such a label right between two turns: whoever says little at a round table."""
    if sum(1 for key in accepted if " " not in key and bodies[key][0][0].form == "colon") < 2:
        return set()
    found: set[str] = set()
    for before, mark, after in zip(marks, marks[1:], [*marks[2:], None], strict=False):
        label = mark.label
        if label is None or label.form != "colon" or " " in label.key or label.key in accepted:
            continue
        known = accepted | found
        after_turn = before.label is not None and before.label.key in known
        before_turn = after is None or (after.label is not None and after.label.key in known)
        if after_turn and before_turn and lb.likeness(label) >= 0:
            found.add(label.key)
    return found


def _in_letters(marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]]) -> set[str]:
    """Initials without a colon ("AR We did."), where they open what stands below nearly every question."""
    keys = {key for key, found in bodies.items() if all(label.form == "letters" for label, _ in found)}
    answered = [after for mark, after in pairwise(marks) if ends_as_question(mark.block.text)]
    lettered = [mark.label.key for mark in answered if mark.label and mark.label.key in keys]
    return keys if len(lettered) > 2 and len(lettered) >= 0.7 * len(answered) else set()


def _stamped(bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str]) -> set[str]:
    """Whatever has a time beside its name where all who speak have one, were it "Video (00:58):"."""
    if len(accepted) < 2 or not all(bodies[key][0][0].stamped for key in accepted):
        return set()
    form = {bodies[key][0][0].form for key in accepted}
    return {key for key, found in bodies.items() if found[0][0].stamped and found[0][0].form in form}


def _bold_askers(marks: Sequence[Mark]) -> set[str]:
    """Whoever asks in bold throughout ("**R: Why?**"), and whoever answers with only the name in bold."""
    labelled = [(mark.label, mark.block.text) for mark in marks if mark.label and mark.label.emphasised]
    named = [(label, text) for label, text in labelled if label.form == "colon" and lb.likeness(label) >= 0]
    asking = {label.key for label, text in named if text.startswith("**") and text.endswith("**")}
    answering = {label.key for label, text in named if not text.endswith("**")} - asking
    bids = any(text.endswith("?**") for text in (mark.block.text for mark in marks))
    return asking | answering if asking and answering and bids else set()


def _furniture(marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str]) -> set[str]:
    """Plain short lines above the first label with a colon, where such labels make the dialogue: no names."""
    labelled = [mark.label.key for mark in marks if mark.label and mark.label.key in accepted]
    colons = {key for key in accepted if bodies[key][0][0].form == "colon" and len(bodies[key]) > 1}
    if len(colons) < 2:
        return set()
    first = next(index for index, key in enumerate(labelled) if key in colons)
    plain = {key for key in labelled[:first] if all(e.form == "bare" and not e.emphasised for e, _ in bodies[key])}
    return plain.difference(labelled[first:])


def _pair(marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], recurring: Sequence[str]) -> set[str]:
    """Two first names in a short exchange: one who comes back, and one who answers once, right after a question."""
    if len(recurring) != 1 or len(recurring[0].split()) > 3:
        return set()
    for before, mark in pairwise(mark for mark in marks if not mark.block.timing):
        label = mark.label
        answers = label is not None and label.key != recurring[0] and ends_as_question(before.block.text)
        if label and answers and label.form == "colon" and lb.likeness(label) >= 0 and len(label.key.split()) <= 3:
            return {recurring[0], label.key} if ends_as_sentence(bodies[label.key][0][1]) else set()
    return set()


def _exchange(marks: Sequence[Mark], names: Names) -> set[str]:
    """Two who are heard once each, where an excerpt ends: names of one form, one right after the other's words.

    The page may cut off the second. Both speak in person, so that "Oslo: Rain." and "Hull: Sun." in a report are no
    exchange.
    """
    labelled = [(index, mark.label) for index, mark in enumerate(marks) if mark.label and mark.label.form == "colon"]
    for (first, one), (second, other) in pairwise(labelled):
        opening, reply = marks[first].words_after(one.body), marks[second].words_after(other.body)
        words_of = ["\n".join([opening, *(mark.block.text for mark in marks[first + 1 : second])]), reply]
        alike = one.key != other.key and _is_plain_name(one) and _is_plain_name(other)
        both_named = len(one.key.split()) == len(other.key.split())
        cut_off = second == len(marks) - 1 and len(reply) > _SHORTEST_STATEMENT
        whole = ends_as_sentence(words_of[0]) and (ends_as_sentence(reply) or cut_off)
        in_person = whole and all(len(said) > _SHORTEST_SAID for said in words_of)
        in_person = in_person and all(
            lb.has_initials(label) or _IN_PERSON.search(said[:_READ])
            for label, said in zip((one, other), words_of, strict=True)
        )
        if alike and both_named and in_person and second - first < _NEAR:
            return {one.key, other.key}
    return set()


def _lone_statement(marks: Sequence[Mark], names: Names) -> set[str]:
    """Whoever a page lets speak once and in person, and tells of beside it: all that a news item may hold."""
    labelled = [(mark, mark.label) for mark in marks if mark.label and mark.label.form == "colon"]
    if len(labelled) != 1:
        return set()
    mark, label = labelled[0]
    said = mark.words_after(label.body)
    elsewhere = any(label.name in other.block.text for other in marks if other is not mark)
    whole = ends_as_sentence(said) and len(said) > _SHORTEST_STATEMENT and bool(_FIRST_PERSON.search(said[:_READ]))
    named = _is_plain_name(label) and " " in label.key and names.is_name(label.name)
    return {label.key} if elsewhere and whole and named else set()


def _is_plain_name(label: Label) -> bool:
    capital = label.name[0].isupper() or lb.is_chinese(label.name)
    return 1 <= len(label.key.split()) <= 3 and lb.likeness(label) >= 0 and capital


def _is_only_a_name(body: str) -> bool:
    if lb.is_chinese(body):
        return len(body) <= _LONGEST_CHINESE_NAMES and not _CHINESE_STOP.search(body)
    small = [word for word in body.split() if not word[0].isupper() and word.casefold() not in words.PARTICLES]
    return bool(body) and len(body) < 100 and not small and not ends_as_sentence(body) and len(body.split()) > 1


def _credits(marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str]) -> set[str]:
    """ "Harbour News: Oslo — The ..." or "Presenter: Ana Roe" above all turns: words on the page, and no turn."""
    first = next((mark.label for mark in marks if mark.label and mark.label.key in accepted), None)
    if first is None or len(bodies.get(first.key, ())) != 1 or first.form != "colon":
        return set()
    body = bodies[first.key][0][1]
    if len(accepted) > 2 and lb.role_in(first.name) and _is_only_a_name(body):
        return {first.key}
    tokens = set(first.key.replace(".", " ").split())
    return {first.key} if tokens & words.OUTLETS and not ends_as_question(body) else set()


def _headings_only(bodies: Mapping[str, list[tuple[Label, str]]]) -> set[str]:
    """ "QUESTION 1" on lines of their own, each followed by another label, number the parts and speak for nobody."""
    return {
        key
        for key, found in bodies.items()
        if found[0][0].form == "numbered" and all(_COLON_ALONE.match(body) for _, body in found)
    }


def _in_capitals(bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str]) -> set[str]:
    """ "VISIT TO OSLO 1969: ARRIVAL PRESS CONFERENCE" above what others say in small letters is a title."""
    shouting = {key for key in accepted if all(body.isupper() and len(body) > 12 for _, body in bodies[key])}
    return shouting if len(shouting) * 2 < len(accepted) or len(accepted - shouting) > 1 else set()


_COLON_ALONE = Pattern(r"[^\n:：]{1,40}[:：]\s*(?:\n|$)")


def _makes_a_dialogue(
    marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str], names: Names
) -> bool:
    """Two who speak; or one who speaks again and again, with questions between that have no label."""
    if len(accepted) > 1:
        return True
    if not accepted:
        return False
    key = next(iter(accepted))
    found = bodies[key]
    if lb.is_question_mark(found[0][0]):
        return len(found) > 1 or found[0][0].form == "numbered"
    if len(found) < 3 and _is_statement(marks, found, names):
        return True
    unlabelled = sum(1 for m in marks if (m.label is None or m.label.key != key) and ends_as_question(m.block.text))
    return len(found) > 1 and (unlabelled > 1 or len(found) > 2)


def _is_statement(marks: Sequence[Mark], found: Sequence[tuple[Label, str]], names: Names) -> bool:
    """Whether the only label of the page opens what somebody says to the press, before anybody has asked."""
    label, said = found[0]
    index = next((i for i, mark in enumerate(marks) if mark.label == label), 0)
    announced = is_press_occasion(marks[:index])
    follows = marks[index + 1].block.text if index + 1 < len(marks) else ""
    written = len(found) > 1 or label.name.isupper() or said == follows
    titled = any(word.rstrip(".") in words.OFFICES | words.HONORIFICS | {"pm"} for word in label.key.split())
    known = titled or (label.form == "colon" and names.is_name(label.name))
    return announced and written and known and bool(_FIRST_PERSON.search(f"{said} {follows}"))


def _voices(
    marks: Sequence[Mark], bodies: Mapping[str, list[tuple[Label, str]]], accepted: set[str], names: Names
) -> dict[str, Voice]:
    order = [key for key in bodies if key in accepted]
    named = {key: _display(bodies[key], names) for key in order}
    named |= _by_first_letter(bodies, named)
    sides = {key: stated_side(bodies[key], named[key], names) for key in order}
    guess_sides(marks, named, sides)
    _share_first_names(sides)
    return {key: Voice(name=named[key], side=sides[key]) for key in order}


def _share_first_names(sides: dict[str, str]) -> None:
    """Let "JON" ask or answer as "JON SOPEL" does, where only one of that first name speaks."""
    for key in [key for key in sides if " " not in key]:
        whole = [other for other in sides if other.startswith(f"{key} ")]
        if len(whole) == 1 and "asks" in (sides[key], sides[whole[0]]):
            sides[key] = sides[whole[0]] = "asks"


def _by_first_letter(bodies: Mapping[str, list[tuple[Label, str]]], named: Mapping[str, str]) -> dict[str, str]:
    """ "R:" is short for "Rui:" where nobody else who speaks begins with R."""
    found: dict[str, str] = {}
    for key in named:
        label = bodies[key][0][0]
        if len(key) == 1 and not lb.is_question_mark(label) and not lb.is_answer_mark(label):
            longer = {name for other, name in named.items() if len(other) > 1 and other.startswith(key)}
            found |= {key: longer.pop()} if len(longer) == 1 else {}
    return found


def _display(found: Sequence[tuple[Label, str]], names: Names) -> str:
    label = found[0][0]
    if label.form == "numbered" and label.key not in words.QUESTION_MARKS:
        return names.full(label.name)
    if lb.is_question_mark(label):
        return names.known_as("interviewer")
    if lb.is_answer_mark(label):
        return names.known_as("interviewee")
    side = lb.role_in(label.name)
    if side and names.full(label.name).casefold() == label.name.casefold():
        known = names.known_as("interviewer" if side == "asks" else "interviewee")
        return known or names.full(label.name)
    return names.full(label.name)


def is_crowd(name: str) -> bool:
    """Whether the name is that of many: their calls are not all questions."""
    return name.casefold() in _CROWD

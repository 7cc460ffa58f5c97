"""Turns from labels: which paragraph belongs to whose turn, and whether it asks or answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import furniture
from kzreader.core.structure import labels as lb
from kzreader.core.structure.addressing import is_request
from kzreader.core.structure.attribution import reports_in
from kzreader.core.structure.cast import Cast, Voice, is_crowd
from kzreader.core.structure.endings import asks, ends_as_question, ends_as_sentence
from kzreader.core.structure.labels import Label
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.patterns import Pattern

_SECOND_PERSON = Pattern(r"\b(?:you|your|yours|вы|вас|вам|ваш\w*|ты|тебе|сіз\w*|сен\w*)\b|您|你", re.IGNORECASE)
_INTRODUCES_ITSELF = Pattern(
    r"\b(?:I['’]m|I am|[Mm]y name is|меня зовут|менің атым) (?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,2})"
)
_ITEM = Pattern(r"\d{1,2}[.)]\s")
_NOBODY = Voice(name="", side="asks")
_LONGEST_HEADING = 110
_LONGEST_REMARK = 160
_LONGEST_CHINESE_HEADING = 24


def join_lone_labels(marks: Sequence[Mark], cast: Cast) -> list[Mark]:
    """Put each label that has a line of its own together with the block that it opens."""
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        if before and _waits_for_words(before, cast) and not mark.block.timing and cast.of(mark.label) is None:
            joined[-1] = _with_words(before, mark)
        else:
            joined.append(mark)
    return joined


def _waits_for_words(mark: Mark, cast: Cast) -> bool:
    return cast.of(mark.label) is not None and mark.label is not None and lb.stands_alone(mark.label, mark.block)


def _with_words(opening: Mark, mark: Mark) -> Mark:
    block, following = opening.block, mark.block
    space = " " * (following.start - block.end)
    whole = type(block)(start=block.start, end=following.end, text=block.text + space + following.text, gap=block.gap)
    return Mark(block=whole, label=opening.label, body=following.start)


def mark_labelled(marks: Sequence[Mark], cast: Cast) -> None:
    """Settle all that belongs to a turn, from the first label to the end of the last turn."""
    headlines = _headlines(marks, cast)
    voices = [None if index in headlines else cast.of(mark.label) for index, mark in enumerate(marks)]
    voices = _with_opening(marks, _with_unlabelled_questions(marks, voices))
    runs = _runs_of(marks, voices)
    kinds = _kinds_of(marks, runs)
    for (voice, members), kind in zip(runs, kinds, strict=True):
        for index in members:
            mark = marks[index]
            if cast.of(mark.label) and voices[index] and voices[index] is not _NOBODY and mark.label:
                mark.body = max(mark.body, mark.label.body)
                mark.opens_turn = True
            mark.settle(kind, voice.name or None)


def _with_unlabelled_questions(marks: Sequence[Mark], voices: list[Voice | None]) -> list[Voice | None]:
    """Where only those who answer have labels, the questions right before them are turns of whoever asks."""
    if any(voice and voice.side == "asks" for voice in voices):
        return voices
    asked = [
        index
        for index, mark in enumerate(marks[:-1])
        if voices[index] is None and voices[index + 1] is not None and ends_as_question(mark.block.text)
    ]
    if len(asked) < 2:
        return voices
    with_sides = [Voice(name=v.name, side="answers") if v else None for v in voices]
    for index in [*asked, *_remarks(marks, voices, asked)]:
        with_sides[index] = _NOBODY
    return with_sides


def _remarks(marks: Sequence[Mark], voices: Sequence[Voice | None], asked: Sequence[int]) -> list[int]:
    """What else is said to whoever answers, where every answer is one paragraph below a question of its own.

    "You have a new song." stands between two answers; a question without an answer ends an excerpt.
    """
    last = len(marks) - 1
    between = [
        index
        for index in range(asked[0] + 1, len(marks))
        if voices[index] is None and voices[index - 1] and index not in asked and marks[index].kind is None
    ]
    said = [
        index
        for index in between
        if len(marks[index].block.text) < _LONGEST_REMARK
        and _SECOND_PERSON.search(marks[index].block.text)
        and (ends_as_question(marks[index].block.text) if index == last else voices[index + 1])
    ]
    return said if len(said) == len(between) else []


def _with_opening(marks: Sequence[Mark], voices: list[Voice | None]) -> list[Voice | None]:
    """Whoever says who they are above the first label ("I'm Ana Roe.") speaks from there on, if they speak later."""
    first = next((index for index, voice in enumerate(voices) if voice), 0)
    by_surname = {voice.name.split()[-1].casefold(): voice for voice in voices if voice and voice.name}
    for index, mark in enumerate(marks[:first]):
        match = None if mark.block.timing else _INTRODUCES_ITSELF.search(mark.block.text[:200])
        names = match["name"].casefold().rstrip(".,'’").split() if match else []
        voice = next((by_surname[name] for name in names[1:] if name.rstrip(".,") in by_surname), None)
        if voice is not None:
            return [*voices[:index], voice, *voices[index + 1 :]]
    return voices


def _headlines(marks: Sequence[Mark], cast: Cast) -> set[int]:
    """Where "Name: statement" is a title or a heading over a section rather than somebody's turn."""
    labelled = [(index, mark.label) for index, mark in enumerate(marks) if cast.of(mark.label) and mark.label]
    by_key = Counter(label.key for _, label in labelled)
    by_voice = Counter(cast.of(label) for _, label in labelled)
    shouted = {label.key for _, label in labelled if label.name.isupper()}
    usual = {cast.of(label): label.key for _, label in sorted(labelled, key=lambda item: by_key[item[1].key])}
    found = _capital_titles(marks, [index for index, _ in labelled])
    for position, (index, label) in enumerate(labelled):
        voice = cast.of(label)
        following = marks[index + 1] if index + 1 < len(marks) else None
        if voice is None or following is None or len(marks[index].block.text) > _LONGEST_HEADING:
            continue
        answered = cast.of(following.label)
        said = marks[index].words if marks[index].body > 0 else marks[index].block.text
        if position and label.key in shouted and not label.name.isupper() and not ends_as_sentence(said):
            # "Ana Roe: Tide, 2019" among turns of "ANA ROE:" says whose work is shown.
            marks[index].settle(Kind.CAPTION)
            found.add(index)
            continue
        # A headline has the surname; the full name once is how a speaker is introduced.
        shorter = by_key[label.key] * 3 <= by_voice[voice] and len(label.key) < len(usual[voice])
        heads_section = shorter and answered is None and not asks(marks[index].block.text)
        if heads_section or (position == 0 and _is_title(marks[index], label, voice, answered)):
            found.add(index)
    return found


def _capital_titles(marks: Sequence[Mark], labelled: Sequence[int]) -> set[int]:
    """Where "THE MAYOR, ON ARRIVAL: AT OSLO" is the line of a title, above turns that are not all in capitals."""
    first = next((i for i in labelled if not marks[i].block.text.isupper() and len(_capitals(marks[i])) < 12), None)
    return {index for index in labelled if first is not None and index < first}


def _capitals(mark: Mark) -> str:
    """What the label of the block opens, where that has no small letters."""
    said = mark.block.text[mark.label.body - mark.block.start :] if mark.label else ""
    return said if said.isupper() else ""


def _is_title(mark: Mark, label: Label, voice: Voice, answered: Voice | None) -> bool:
    """ "Name: statement" above the whole page, before anybody has spoken."""
    return (
        label.form == "colon"
        and (mark.body <= label.body < mark.block.end or lb.likeness(label) < 3)
        and not label.emphasised
        and voice.side != "asks"
        and not ends_as_sentence(mark.block.text.rstrip('”»"’'))
        and mark.block.text[-1] not in "-–—,;:"
        and (answered is None or answered.side == "asks")
    )


def _runs_of(marks: Sequence[Mark], voices: Sequence[Voice | None]) -> list[tuple[Voice, list[int]]]:
    """The turns in order: who speaks, and the indexes of the blocks. Leaves out what is no part of a turn."""
    runs: list[tuple[Voice, list[int]]] = []
    last_label = max((i for i, voice in enumerate(voices) if voice), default=-1)
    others = {voice.side: voice for voice in reversed([v for v in voices if v])}
    questions_only = "answers" not in others
    open_ = False
    for index, mark in enumerate(marks):
        voice = voices[index]
        if voice is not None:
            if not runs or runs[-1][0] != voice or not open_:
                runs.append((voice, []))
            runs[-1][1].append(index)
            open_ = True
        elif runs and _tells_of_section(marks, index, voices):
            continue
        elif runs and not _interrupts(marks, index, voices, in_last_turn=index > last_label):
            if not open_:
                continue
            if _is_unlabelled_turn(marks, index, voices, runs, questions_only=questions_only):
                runs.append((_other_side(runs[-1][0], others), []))
            runs[-1][1].append(index)
        elif runs and _closes(mark, in_last_turn=index > last_label):
            open_ = False
    return runs


def _tells_of_section(marks: Sequence[Mark], index: int, voices: Sequence[Voice | None]) -> bool:
    """Whether the block stands between a heading and the next turn and reports what a speaker says in it."""
    before = marks[index - 1]
    after = voices[index + 1] if index + 1 < len(voices) else None
    if before.kind is not Kind.HEADING or after is None:
        return False
    surnames = {voice.name.split()[-1] for voice in voices if voice and voice.name}
    return any(report.groupdict().get("name") in surnames for report in reports_in(marks[index].block.text))


def _interrupts(marks: Sequence[Mark], index: int, voices: Sequence[Voice | None], *, in_last_turn: bool) -> bool:
    """Whether the block is no part of the turn that it stands in."""
    mark = marks[index]
    text = mark.block.text
    if mark.kind is not None or mark.block.timing:
        return True
    if furniture.is_stage_direction(text) or furniture.is_comments_heading(text):
        mark.settle(Kind.NOTE)
        return True
    found = furniture.furniture_of(text)
    if found is None and in_last_turn and furniture.is_plug(text):
        found = Kind.NOTE
    # "Thank you for watching" and the like are said as well: between turns only what is short counts.
    if found is not None and (in_last_turn or len(text) < 120 or found is not Kind.NOTE):
        mark.settle(found)
        return True
    if _is_headline_line(marks, index, voices):
        mark.settle(Kind.HEADING)
        return True
    return False


def _is_headline_line(marks: Sequence[Mark], index: int, voices: Sequence[Voice | None]) -> bool:
    mark = marks[index]
    text = mark.block.text
    if text.startswith("#"):
        return True
    if (
        mark.label
        and text.count(":") == 1
        and len(text) <= _LONGEST_HEADING
        and voices[index] is None
        and mark.label.form == "colon"
    ):
        following = marks[index + 1] if index + 1 < len(marks) else None
        return bool(
            following and voices[index + 1] is None and len(following.block.text) > 90 and lb.likeness(mark.label) >= 0
        )
    if len(text) > _LONGEST_HEADING or ends_as_sentence(text) or text[-1] in ",;:—–-" or not _begins_large(text):
        return bool(mark.label and mark.label.form == "numbered" and len(text) < 30)
    following_voice = voices[index + 1] if index + 1 < len(voices) else None
    return following_voice is not None and following_voice.side != "answers"


def _begins_large(text: str) -> bool:
    """Whether the line begins as headings do; Chinese has no capitals, but its headings are short."""
    return text[0].isupper() or ("一" <= text[0] <= "鿿" and len(text) <= _LONGEST_CHINESE_HEADING)


def _closes(mark: Mark, *, in_last_turn: bool) -> bool:
    """Whether nothing after the block can continue the turn before it."""
    text = mark.block.text
    if mark.kind is Kind.HEADING:
        return False
    # A page of several interviews, as blogs keep them, dates each.
    if furniture.is_comments_heading(text) or (mark.kind is Kind.NOTE and furniture.is_date(text)):
        return True
    if not in_last_turn or mark.block.timing or furniture.is_stage_direction(text):
        return False
    return mark.kind in {Kind.NOTE, Kind.PROMO}


def _is_unlabelled_turn(
    marks: Sequence[Mark],
    index: int,
    voices: Sequence[Voice | None],
    runs: Sequence[tuple[Voice, list[int]]],
    *,
    questions_only: bool,
) -> bool:
    """Whether the block is a turn that lost its label: a short question to the speaker, or the answer to it."""
    voice, members = runs[-1]
    text = marks[index].block.text
    before = marks[members[-1]].words
    if voice.side == "asks" and voices[members[-1]] is None:
        return ends_as_question(before) and not ends_as_question(text)
    if voice.side == "asks":
        label = marks[members[-1]].label
        # "1. ...? 2. ...?" below one label are of one turn.
        if label is None or not questions_only or (_ITEM.match(text) and _ITEM.match(before)):
            return False
        # "Q:" holds one question; whoever is named may say more.
        return ends_as_question(before) or (lb.is_question_mark(label) and not ends_as_question(text))
    if voice.side != "answers" or not ends_as_question(text) or len(text) > 260:
        return False
    following = voices[index + 1] if index + 1 < len(voices) else None
    if following is not None:
        return following.side == "answers"
    put_to_somebody = bool(_SECOND_PERSON.search(text)) and index + 1 < len(marks) and text.count("?") == 1
    return put_to_somebody or _is_labelled_once(voices)


def _is_labelled_once(voices: Sequence[Voice | None]) -> bool:
    """Whether only the first question and the first answer have labels, as some papers set them."""
    labelled = [voice for voice in voices if voice]
    return [voice.side for voice in labelled] == ["asks", "answers"]


def _other_side(voice: Voice, by_side: dict[str, Voice]) -> Voice:
    side = "answers" if voice.side == "asks" else "asks"
    return by_side.get(side) or Voice(name="", side=side)


def _kinds_of(marks: Sequence[Mark], runs: Sequence[tuple[Voice, list[int]]]) -> list[Kind]:
    kinds: list[Kind] = []
    heard = Counter(voice.name for voice, _ in runs)
    # Whoever is heard once between two who talk, as in a clip, makes no round table.
    several = len(heard) > 2 and sum(times for _, times in heard.most_common(2)) < 0.85 * len(runs)
    asked = plainly = False
    for position, (voice, members) in enumerate(runs):
        text = "\n".join(marks[i].words for i in members)
        following = runs[position + 1][0].side if position + 1 < len(runs) else ""
        if voice.side == "asks":
            idle = "?" not in text and "？" not in text
            label = marks[members[0]].label
            # "Q" says what it is, whatever follows.
            aside = (
                idle
                and not (label and lb.is_question_mark(label))
                and not is_request(text)
                and (is_crowd(voice.name) or (several and (following != "answers" or not asked)))
            )
            kinds.append(Kind.TURN if aside else Kind.QUESTION)
            asked = asked or not aside
            plainly = not idle
        elif voice.side == "answers":
            takes_over = several and kinds[-1:] != [Kind.QUESTION] and "?" in text
            kinds.append(Kind.ANSWER if asked and not takes_over else Kind.TURN)
        else:
            replies = kinds[-1:] in ([Kind.QUESTION], [Kind.ANSWER]) and "?" not in text and not is_crowd(voice.name)
            kinds.append(Kind.ANSWER if replies and (plainly or len(text) > 80) else Kind.TURN)
    return kinds

"""From rows of a damaged notebook to rows that make a sound one: what belongs together is joined again, what lost the
record it belongs to becomes one of its own where it can.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, get_args

from kzreader.core.crossrefs.values import EntityType, LinkKind
from kzreader.core.notebook import schema
from kzreader.core.notebook.annotation import Anchorage, Colour, DocumentRecord, Style
from kzreader.core.notebook.decisions import FigureVerdict, LinkVerdict
from kzreader.core.notebook.gathering import PARTS, SPEAKING, Gathered, Key, lost_words, words_of
from kzreader.core.notebook.rows import PASSAGES
from kzreader.core.notebook.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzreader.core.notebook.pages import Value

_NOWHERE = "salvaged-notes"
"""The document that notes are put on whose passages were lost."""
_WORDS_OF_NOTES = ("targets", "annotation_wordings")
_VERDICTS: dict[str, tuple[str, ...]] = {"link": tuple(LinkVerdict), "figures": tuple(FigureVerdict)}

Record = dict[str, Any]
"""A row by column."""


def assembled(found: Gathered, *, known: Callable[[str], DocumentRecord | None], now: str) -> Gathered:
    """The rows of a sound notebook, and the sentences on what was joined, and on what was not kept.

    `known` gives documents that come with the program. `now` is the time of what has lost its own.
    """
    return _Assembly(found, known=known, now=now).run()


class _Assembly:
    def __init__(self, found: Gathered, *, known: Callable[[str], DocumentRecord | None], now: str) -> None:
        self._columns = schema.columns_of()
        self._doubts, self._lost = list(found.doubts), list(found.lost)
        self._known, self._now = known, now
        self._tables: dict[str, dict[Key, Record]] = {
            table: {key: dict(zip(self._columns[table], row, strict=True)) for key, row in rows.items()}
            for table, rows in found.rows.items()
        }

    def run(self) -> Gathered:
        self._drop_what_no_row_can_be()
        self._mend_documents()
        self._mend_annotations()
        self._give_annotations_a_row()
        self._place_annotations()
        self._drop_parts_without_owner()
        self._drop_decisions_that_say_nothing()
        self._give_parts_what_they_speak_of()
        self._number_parts()
        rows = {
            table: {key: tuple(record.values()) for key, record in records.items()}
            for table, records in self._tables.items()
        }
        return Gathered(rows, self._doubts, self._lost)

    def _drop_what_no_row_can_be(self) -> None:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as trial:
            schema.migrate(trial)
            trial.execute("PRAGMA foreign_keys = OFF")
            for table, records in self._tables.items():
                marks = ", ".join("?" * (len(self._columns[table]) + 1))
                for key, record in list(records.items()):
                    try:
                        trial.execute(f"INSERT INTO {table} VALUES ({marks})", (*record.values(), 0))
                    except (sqlite3.Error, OverflowError):
                        self._lose(table, key)

    def _lose(self, table: str, key: Key) -> None:
        record = self._tables[table].pop(key)
        self._lost.append(f"A row of {table} that holds what none can: {lost_words(record.values())}")

    def _mend_documents(self) -> None:
        for (id_,), record in list(self._tables["documents"].items()):
            digest = hashlib.sha256(record["text"].encode()).hexdigest()
            if digest == record["sha256"]:
                continue
            known = self._known(str(id_))
            if known and known.sha256 == record["sha256"]:
                self._tables["documents"][id_,] = self._row_of(known)
                self._doubts.append(
                    f"The text of “{record['title']}” was damaged, and is the one of the program again."
                )
            else:
                record["sha256"] = digest
                self._doubts.append(f"The text of “{record['title']}” is damaged, and was kept as it reads.")

    def _row_of(self, document: DocumentRecord) -> Record:
        table = TABLES[DocumentRecord]
        return dict(zip(table.columns, table.row(document), strict=True))

    def _mend_annotations(self) -> None:
        for (id_,), record in self._tables["annotations"].items():
            if record["style"] not in tuple(Style):
                self._doubts.append(f"How the note {id_} was marked is lost: it is a highlight now.")
                record["style"] = Style.HIGHLIGHT.value
            if record["colour"] not in tuple(Colour):
                self._doubts.append(f"The colour of the note {id_} is lost: it is yellow now.")
                record["colour"] = Colour.YELLOW.value

    def _give_annotations_a_row(self) -> None:
        """A passage that was marked is a note again, and so is a text: what was being typed, or another's wording."""
        annotations = self._tables["annotations"]
        for owner in dict.fromkeys(key[0] for table in _WORDS_OF_NOTES for key in self._tables[table]):
            if (owner,) in annotations:
                continue
            changes = [one for one in self._tables["annotation_changes"].values() if one["annotation"] == owner]
            times = sorted(one["changed"] for one in changes)
            annotations[owner,] = {
                "id": owner,
                "created": times[0] if times else self._now,
                "modified": times[-1] if times else self._now,
                "author": changes[0]["author"] if changes else "",
                "style": Style.HIGHLIGHT.value,
                "colour": Colour.YELLOW.value,
                "body": self._text_of(owner),
            }
            quotes = words_of(one["exact"] for one in self._tables["targets"].values() if one["annotation"] == owner)
            self._doubts.append(f"The text and the date of the note {owner} are lost; it still marks {quotes}")

    def _text_of(self, annotation: Value) -> str:
        texts = [one["body"] for one in self._tables["drafts"].values() if one["annotation"] == annotation]
        texts += (
            one["body"] for one in self._tables["annotation_wordings"].values() if one["annotation"] == annotation
        )
        return str(texts[0]) if texts else ""

    def _place_annotations(self) -> None:
        """A note that lost its passages is put where its history says that one was, or on a page for such notes."""
        placed = {record["annotation"] for record in self._tables["targets"].values()}
        for (id_,), record in self._tables["annotations"].items():
            if id_ not in placed:
                target = next(self._passages_remembered(id_), None) or self._target(_NOWHERE, 0, 0, "")
                self._tables["targets"][id_, 0] = {"annotation": id_, "position": 0, **target}
                where = f"put on {words_of([target['exact']])}" if target["exact"] else "kept without one"
                self._doubts.append(f"The passage of a note is lost, and it was {where}: {words_of([record['body']])}")

    def _passages_remembered(self, annotation: Value) -> Iterator[Record]:
        for change in self._tables["annotation_changes"].values():
            part = change["part"].split(" ")
            if change["annotation"] == annotation and change["present"] and part[0] == "passage" and len(part) == 4:
                document = self._tables["documents"].get((part[1],))
                start, end = (int(one) if one.isdecimal() else -1 for one in part[2:])
                if document and 0 <= start < end <= len(document["text"]):
                    yield self._target(part[1], start, end, document["text"][start:end])

    def _target(self, document: str, start: int, end: int, exact: str) -> Record:
        state = Anchorage.MOVED if exact else Anchorage.UNPLACED
        return {
            "document": document,
            "start": start,
            "end": end,
            "exact": exact,
            "prefix": "",
            "suffix": "",
            "state": state.value,
            "likeness": 1000 if exact else 0,
            "quoted": "",
        }

    def _drop_parts_without_owner(self) -> None:
        for table, owners in PARTS.items():
            for key, record in list(self._tables[table].items()):
                if (key[0],) not in self._tables[owners]:
                    del self._tables[table][key]
                    self._lost.append(
                        f"What {key[0]} was is lost, of {table} there is still {words_of(record.values())}"
                    )

    def _drop_decisions_that_say_nothing(self) -> None:
        passages: dict[Value, list[str]] = {}
        for key, record in self._tables["decision_targets"].items():
            passages.setdefault(key[0], []).append(record["exact"])
        for key, record in list(self._tables["decisions"].items()):
            quotes = passages.get(key[0], [])
            if len(quotes) not in PASSAGES.get(record["about"], ()) or not _is_verdict(record):
                self._lose_with_parts("decisions", key, f"A decision, {lost_words([*record.values(), *quotes])}")
        for part, owners in (("account_group_documents", "account_groups"), ("synonym_words", "synonyms")):
            for key in self._tables[owners].keys() - {key[:1] for key in self._tables[part]}:
                self._lose_with_parts(
                    owners, key, f"A row of {owners}: {lost_words(self._tables[owners][key].values())}"
                )
        for key, record in list(self._tables["entity_edits"].items()):
            if record["type"] not in get_args(EntityType):
                self._lose_with_parts("entity_edits", key, f"A name, {lost_words(record.values())}")

    def _lose_with_parts(self, table: str, key: Key, sentence: str) -> None:
        del self._tables[table][key]
        for part in (part for part, owners in PARTS.items() if owners == table):
            kept = {one: record for one, record in self._tables[part].items() if one[0] != key[0]}
            self._tables[part] = kept
        self._lost.append(sentence)

    def _give_parts_what_they_speak_of(self) -> None:
        topics, documents = self._tables["topics"], self._tables["documents"]
        for record in self._tables["annotation_topics"].values():
            if (record["topic"],) not in topics:
                topics[record["topic"],] = self._topic(record["topic"])
                self._doubts.append(f"The name of a topic is lost; it is called {record['topic']} now.")
        for table in SPEAKING:
            for record in self._tables[table].values():
                if (record["document"],) not in documents:
                    documents[record["document"],] = self._document(record["document"])
                self._unplace(record, documents[record["document"],])

    def _topic(self, id_: str) -> Record:
        return {"id": id_, "name": id_, "colour": "#808080", "description": "", "parent": "", "modified": ""}

    def _document(self, id_: str) -> Record:
        """The document as the program has it, or else what notes quote of it, until the reader opens it again."""
        known = self._known(id_)
        if known:
            return self._row_of(known)
        quoting = (*self._tables["targets"].values(), *self._tables["decision_targets"].values())
        quotes = sorted((one["start"], one["exact"]) for one in quoting if one["document"] == id_)
        text = "\n\n".join(dict.fromkeys(quote for _, quote in quotes if quote))
        if id_ != _NOWHERE:
            self._doubts.append(f"The document {id_} is lost; what was quoted of it takes its place.")
        digest = hashlib.sha256(text.encode()).hexdigest()
        title = "Salvaged notes" if id_ == _NOWHERE else "Salvaged passages"
        return self._row_of(DocumentRecord(id_, text, digest, title, "", "", "", own=True, markdown=False, listed=True))

    def _unplace(self, record: Record, document: Record) -> None:
        """A passage that does not stand where it says is unplaced; its words stay."""
        if "exact" in record and document["text"][record["start"] : record["end"]] != record["exact"]:
            record["state"] = Anchorage.UNPLACED.value

    def _number_parts(self) -> None:
        for table in PARTS:
            groups: dict[Value, list[Record]] = {}
            for _, record in sorted(self._tables[table].items()):
                groups.setdefault(next(iter(record.values())), []).append(record)
            for owner, records in groups.items():
                if [one["position"] for one in records] != list(range(len(records))):
                    self._doubts.append(f"Of {owner} something is missing in {table}.")
            self._tables[table] = {
                (owner, position): {**record, "position": position}
                for owner, records in groups.items()
                for position, record in enumerate(records)
            }


def _is_verdict(decision: Record) -> bool:
    if decision["about"] == "link" and decision["detail"] not in get_args(LinkKind):
        return False
    return decision["verdict"] in _VERDICTS.get(decision["about"], (decision["verdict"],))

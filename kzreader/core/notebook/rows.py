"""Records to rows and back: the one place that writes and reads tables. A statement touches rows by id only."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kzreader.core.crossrefs.values import EntityType, LinkKind
from kzreader.core.notebook.annotation import (
    Anchorage,
    Annotation,
    Colour,
    DocumentRecord,
    PartChange,
    Rejection,
    Removal,
    SavedFilter,
    Style,
    Target,
    Topic,
    Wording,
)
from kzreader.core.notebook.checksums import is_sound, row_checksum
from kzreader.core.notebook.decisions import (
    AccountGroup,
    EntityEdit,
    FigureDecision,
    FigureVerdict,
    LinkDecision,
    LinkVerdict,
    MentionMark,
    PassageDecision,
    RefusedName,
    SyncPoint,
    Synonyms,
)
from kzreader.core.notebook.edits import Added, Edit, Removed, Replaced
from kzreader.core.notebook.tables import TABLES, Part, Row, Table
from kzreader.core.text import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from kzreader.core.notebook.records import Record

_LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
_ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
PASSAGES = {"link": range(2, 3), "figures": range(2, 3), "mention": range(1, 2), "sync": range(2, 1000)}
"""How many passages a decision about each may speak of."""


def apply(connection: sqlite3.Connection, edit: Edit) -> None:
    """Write one edit. Foreign keys are checked at the end of the transaction.

    Raises LookupError where the file does not hold the record that the edit speaks of.
    """
    match edit:
        case Added(record):
            _insert(connection, record)
        case Removed(record):
            _delete_parts(connection, record)
            _run_once(connection, f"DELETE FROM {TABLES[type(record)].name} WHERE id = ?", (record.id,))
        case Replaced(_, after):
            table = TABLES[type(after)]
            _delete_parts(connection, after)
            assignments = ", ".join(f'"{column}" = ?' for column in (*table.columns, "checksum"))
            values = _with_checksum(table.name, table.row(after))
            _run_once(connection, f"UPDATE {table.name} SET {assignments} WHERE id = ?", (*values, after.id))
            _insert_parts(connection, after)


def put_draft(connection: sqlite3.Connection, annotation_id: str, body: str) -> None:
    """Keep the note being typed, in place of what was kept of it before."""
    values = _with_checksum("drafts", (annotation_id, body))
    connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", values)


def read_drafts(connection: sqlite3.Connection) -> dict[str, str]:
    """The notes being typed, by annotation id. Raises ValueError where a row was changed."""
    return dict(_checked(connection, "drafts", ("annotation", "body"), order="annotation"))


def read_meta(connection: sqlite3.Connection) -> dict[str, str]:
    """What the notebook says of itself, by key. Raises ValueError where a row was changed."""
    return dict(_checked(connection, "meta", ("key", "value"), order="key"))


def read_all(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record of the notebook: documents, topics, annotations (oldest first), rejections, decisions, the rest.

    Raises ValueError where a row holds what no record can, or was changed by something else than this program.
    """
    for row in _rows_of(connection, TABLES[DocumentRecord]):
        yield DocumentRecord(*row[:7], *map(bool, row[7:10]), *row[10:])
    for row in _rows_of(connection, TABLES[Topic]):
        yield Topic(*row)
    yield from _read_annotations(connection)
    for id_, document, start, end, topic in _rows_of(connection, TABLES[Rejection]):
        yield Rejection(id=id_, document=document, span=Span(start, end), topic=topic)
    yield from _read_passage_decisions(connection)
    yield from _read_entity_edits(connection)
    yield from _read_groups(connection)
    for row in _rows_of(connection, TABLES[RefusedName], order="decided, id"):
        yield RefusedName(*row)
    for row in _rows_of(connection, TABLES[Removal]):
        yield Removal(*row)
    for row in _rows_of(connection, TABLES[SavedFilter]):
        yield SavedFilter(*row)


def _read_annotations(connection: sqlite3.Connection) -> Iterator[Annotation]:
    table = TABLES[Annotation]
    parts = {part.name: _parts_of(connection, part) for part in table.parts}
    for id_, created, modified, author, style, colour, body in _rows_of(connection, table, order="created, id"):
        targets = parts["targets"].get(id_)
        if not targets:
            raise ValueError(f"annotation {id_} has no target")
        changes = parts["annotation_changes"].get(id_, ())
        yield Annotation(
            id=id_,
            created=created,
            modified=modified,
            author=author,
            style=Style(style),
            colour=Colour(colour),
            body=body,
            topics=_firsts(parts["annotation_topics"].get(id_, ())),
            targets=tuple(map(_target, targets)),
            changes=tuple(PartChange(part, when, who, bool(present)) for part, when, who, present in changes),
            wordings=tuple(Wording(*row) for row in parts["annotation_wordings"].get(id_, ())),
            superseded=_firsts(parts["annotation_superseded"].get(id_, ())),
        )


def _read_passage_decisions(connection: sqlite3.Connection) -> Iterator[PassageDecision]:
    table = TABLES[LinkDecision]
    targets = _parts_of(connection, table.parts[0])
    for id_, decided, author, about, verdict, detail in _rows_of(connection, table, order="decided, id"):
        passages = tuple(map(_target, targets.get(id_, ())))
        if len(passages) not in PASSAGES.get(about, ()):
            raise ValueError(f"decision {id_} speaks of {len(passages)} passages")
        match about:
            case "link":
                kind = _LINK_KINDS[_LINK_KINDS.index(detail)]
                yield LinkDecision(id_, decided, author, LinkVerdict(verdict), kind, passages)
            case "figures":
                yield FigureDecision(id_, decided, author, FigureVerdict(verdict), passages)
            case "mention":
                yield MentionMark(id_, decided, author, detail, passages)
            case _:
                yield SyncPoint(id_, decided, author, passages)


def _read_entity_edits(connection: sqlite3.Connection) -> Iterator[EntityEdit]:
    table = TABLES[EntityEdit]
    forms = _parts_of(connection, table.parts[0])
    for row in _rows_of(connection, table, order="decided, id"):
        id_, decided, author, was, was_type, name, type_, merged_into, own = row
        added, removed = (
            tuple(form for form, counts in forms.get(id_, ()) if counts == wanted) for wanted in (True, False)
        )
        kind = _ENTITY_TYPES[_ENTITY_TYPES.index(type_)]
        yield EntityEdit(id_, decided, author, was, was_type, name, kind, added, removed, merged_into, bool(own))


def _read_groups(connection: sqlite3.Connection) -> Iterator[AccountGroup | Synonyms]:
    groups, synonyms = TABLES[AccountGroup], TABLES[Synonyms]
    documents = _parts_of(connection, groups.parts[0])
    for id_, decided, author, name, together in _rows_of(connection, groups, order="decided, id"):
        yield AccountGroup(id_, decided, author, name, _firsts(documents.get(id_, ())), bool(together))
    words = _parts_of(connection, synonyms.parts[0])
    for id_, decided, author in _rows_of(connection, synonyms, order="decided, id"):
        yield Synonyms(id_, decided, author, _firsts(words.get(id_, ())))


def _target(row: Row) -> Target:
    document, start, end, exact, prefix, suffix, state, likeness, quoted = row
    return Target(document, Span(start, end), exact, prefix, suffix, Anchorage(state), likeness, quoted)


def _firsts(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row[0] for row in rows)


def _rows_of(connection: sqlite3.Connection, table: Table, *, order: str = "id") -> Iterator[Row]:
    return _checked(connection, table.name, table.columns, order=order)


def _parts_of(connection: sqlite3.Connection, part: Part) -> dict[str, list[Row]]:
    """The rows by owner, in order, without owner and position. Raises ValueError where one is missing."""
    groups: dict[str, list[Row]] = {}
    for owner, position, *values in _checked(connection, part.name, part.all_columns, order=f"{part.owner}, position"):
        group = groups.setdefault(owner, [])
        if position != len(group):
            raise ValueError(f"a row of {part.name} is missing: {owner}")
        group.append(tuple(values))
    return groups


def _checked(connection: sqlite3.Connection, table: str, columns: Sequence[str], *, order: str) -> Iterator[Row]:
    names = ", ".join(f'"{column}"' for column in (*columns, "checksum"))
    for *row, checksum in connection.execute(f"SELECT {names} FROM {table} ORDER BY {order}"):
        if not is_sound(table, row, checksum):
            raise ValueError(f"a row of {table} was changed: {row[0]}")
        yield tuple(row)


def _with_checksum(table: str, values: Row) -> Row:
    return (*values, row_checksum(table, values))


def _insert(connection: sqlite3.Connection, record: Record) -> None:
    table = TABLES[type(record)]
    names = ", ".join(f'"{column}"' for column in (*table.columns, "checksum"))
    marks = ", ".join("?" * (len(table.columns) + 1))
    values = _with_checksum(table.name, table.row(record))
    connection.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values)
    _insert_parts(connection, record)


def _insert_parts(connection: sqlite3.Connection, record: Record) -> None:
    for part in TABLES[type(record)].parts:
        rows = [_with_checksum(part.name, row) for row in part.rows(record)]
        if rows:
            connection.executemany(f"INSERT INTO {part.name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _delete_parts(connection: sqlite3.Connection, record: Record) -> None:
    for part in TABLES[type(record)].parts:
        connection.execute(f"DELETE FROM {part.name} WHERE {part.owner} = ?", (record.id,))


def _run_once(connection: sqlite3.Connection, statement: str, values: Row) -> None:
    if connection.execute(statement, values).rowcount != 1:
        raise LookupError(values[-1])

"""Notebooks of older versions: opened with all they hold, and kept as they were beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import (
    FIRST,
    OWN,
    SECOND,
    TRADE_GREW,
    TWENTY,
    digest,
    folder_of,
    open_workspace,
    records_on_disk,
)

from kzreader.core.errors import DamagedNotebook, NotebookError
from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.notebook.checksums import row_checksum
from kzreader.core.notebook.decisions import FigureVerdict, LinkVerdict
from kzreader.core.notebook.migrations import MIGRATIONS
from kzreader.core.notebook.schema import columns_of
from kzreader.core.notebook.store import Store
from kzreader.core.text import Span


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook of the present version with one note."""
    path = tmp_path / "notebook.kzn"
    with closing(open_workspace(path)) as workspace:
        workspace.annotate([("first", Span(0, 5))], body="A note", topics=["energy"])
    return path


NEXT_VERSION = (*MIGRATIONS, ("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT",))


def test_an_older_notebook_is_backed_up_and_brought_up_to_date(notebook: Path, tmp_path: Path):
    backups = tmp_path / "elsewhere" / "backups"
    old = records_on_disk(notebook)
    with closing(Store.open(notebook, backups=backups, migrations=NEXT_VERSION)) as store:
        assert len(store.load()) == 3
        assert not store.read_only
    [backup] = backups.iterdir()
    assert records_on_disk(backup) == old
    with closing(sqlite3.connect(notebook)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(NEXT_VERSION),)


def of_version(version: int, folder: Path) -> Path:
    """A notebook as kzreader wrote it then."""
    path = folder / "old.kzn"
    with closing(sqlite3.connect(path)) as connection:
        script = Path(__file__).parent / "data" / f"notebook-version-{version}.sql"
        connection.executescript(script.read_text("utf-8"))
    return path


def test_a_notebook_of_the_first_version_opens_with_all_it_holds(tmp_path: Path):
    path, backups = of_version(1, tmp_path), tmp_path / "backups"
    before = digest(path)
    with closing(open_workspace(path, backups=backups)) as workspace:
        one, comparison, own = workspace.notebook.ordered()
        assert (one.body, one.topics, one.targets[0].exact) == ("A *note*\non it", ("energy",), "Trade grew")
        assert [target.exact for target in comparison.targets] == ["Trade grew", "twenty per cent"]
        assert (comparison.body, comparison.style, comparison.colour) == ("Ескерту 😀", Style.UNDERLINE, Colour.PINK)
        assert (own.topics, own.targets[0].exact) == (("trade",), "Why?")
        assert [topic.name for topic in workspace.topics] == ["Oil and gas", "Trade", "Steppe"]
        assert [(one.document, one.topic) for one in workspace.rejections] == [("first", "trade")]
        assert list(workspace.library) == [FIRST, SECOND, OWN]
        assert workspace.drafts() == {"id-1": "half a note"}
        assert not workspace.read_only
        assert list(workspace.notebook.decisions()) == []
        assert workspace.decisions.accept_link(TRADE_GREW, TWENTY) is not None
    [backup] = backups.iterdir()
    assert backup.name.endswith("-version-1.kzn")
    with closing(sqlite3.connect(backup)) as copy, closing(sqlite3.connect(of_version(1, backups))) as old:
        assert list(copy.iterdump()) == list(old.iterdump())
    assert digest(path) != before


def test_a_notebook_of_the_third_version_keeps_every_decision(tmp_path: Path):
    path, backups = of_version(3, tmp_path), tmp_path / "backups"
    with closing(open_workspace(path, backups=backups)) as workspace:
        notebook = workspace.notebook
        assert [one.body for one in notebook.ordered()] == ["A *note*\non it", "Ескерту 😀", ""]
        assert [(one.verdict, one.targets[0].exact) for one in notebook.links_between("first", "second")] == [
            (LinkVerdict.ACCEPTED, "Trade grew"),
            (LinkVerdict.PINNED, "Қазақстан sells oil 😀, grain."),
        ]
        [figures] = notebook.figures_between("first", "second")
        assert figures.verdict is FigureVerdict.CHECKED
        [star] = notebook.entity_edits.values()
        assert (star.name, star.added, star.removed) == ("Red Star", ("Star of the steppe",), ("The Star",))
        assert sorted(mark.entity for mark in notebook.mention_marks.values()) == ["", "star"]
        assert [(group.name, group.documents) for group in notebook.account_groups.values()] == [
            ("Trade talks", ("first", "second"))
        ]
        assert [one.words for one in notebook.synonyms.values()] == [("oil", "petroleum")]
        assert len(notebook.sync_points) == 1
        assert [one.name for one in notebook.refused_names.values()] == ["Port Rowan"]
        assert [topic.parent for topic in workspace.topics if topic.name == "Steppe"] == ["trade"]
        assert workspace.drafts() == {"id-1": "half a note"}
    assert [backup.name.endswith("-version-3.kzn") for backup in backups.iterdir()] == [True]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_every_row_of_an_older_notebook_gets_a_checksum(tmp_path: Path, version: int):
    path = of_version(version, tmp_path)
    with closing(open_workspace(path, backups=tmp_path / "backups")):
        pass
    columns = columns_of()
    with closing(sqlite3.connect(path)) as connection:
        rows = [
            (table, *row)
            for table, names in columns.items()
            for row in connection.execute(f"SELECT {', '.join(map(quoted, names))}, checksum FROM {table}")
        ]
    assert len(rows) > 10
    assert all(row_checksum(table, values) == checksum for table, *values, checksum in rows)


def test_a_migration_that_would_lose_a_row_changes_nothing(notebook: Path, tmp_path: Path):
    before = digest(notebook)
    losing = (*MIGRATIONS, ("DELETE FROM targets",))
    with pytest.raises(NotebookError):
        Store.open(notebook, backups=tmp_path / "backups", migrations=losing)
    assert digest(notebook) == before


def quoted(name: str) -> str:
    return f'"{name}"'


def test_a_notebook_of_the_second_version_opens_with_all_that_was_decided(tmp_path: Path):
    path, backups = of_version(2, tmp_path), tmp_path / "backups"
    with closing(open_workspace(path, backups=backups)) as workspace:
        notebook = workspace.notebook
        assert [one.verdict for one in notebook.links_between("first", "second")] == ["accepted", "rejected"]
        assert [one.verdict for one in notebook.figures_between("first", "second")] == ["dismissed"]
        assert {one.name for one in notebook.entity_edits.values()} == {"Daily <Star>", "Moon", "Trade", "Қазақстан"}
        assert notebook.entity_edits["moon"].merged_into == "star"
        assert [one.entity for one in notebook.mention_marks.values()] == ["trade", ""]
        assert [one.name for one in notebook.account_groups.values()] == ["One evening"]
        assert [one.words for one in notebook.synonyms.values()] == [("multi-vector", "pluralistic")]
        assert len(notebook.sync_points) == len(notebook.annotations) == 1
        assert not notebook.refused_names
        assert workspace.decisions.refuse_name("Port Rowan") is not None
    [backup] = backups.iterdir()
    assert backup.name.endswith("-version-2.kzn")


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_notebook_of_an_older_version_can_be_read_where_it_may_not_be_changed(tmp_path: Path, version: int):
    path = of_version(version, tmp_path)
    before = folder_of(path)
    with closing(open_workspace(path, read_only=True)) as workspace:
        assert workspace.notebook.annotations
    assert folder_of(path) == before


def test_an_older_notebook_is_left_alone_for_reading_or_without_a_place_for_its_backup(notebook: Path, tmp_path: Path):
    before = digest(notebook)
    for options in ({"read_only": True}, {}):
        with closing(Store.open(notebook, migrations=NEXT_VERSION, **options)) as store:
            assert len(store.load()) == 3
            assert store.read_only
    (tmp_path / "file").write_text("")
    with pytest.raises(NotebookError, match="backup"):
        Store.open(notebook, backups=tmp_path / "file" / "backups", migrations=NEXT_VERSION)
    assert digest(notebook) == before


def test_a_migration_that_fails_changes_nothing(notebook: Path, tmp_path: Path):
    before = digest(notebook)
    with pytest.raises(NotebookError):
        Store.open(notebook, backups=tmp_path / "backups", migrations=(*MIGRATIONS, ("CREATE TABLE topics (x)",)))
    assert digest(notebook) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM decision_targets WHERE position = 1",
        "UPDATE decisions SET verdict = 'perhaps' WHERE about = 'link'",
        "UPDATE decisions SET detail = 'rumour' WHERE about = 'link'",
        "UPDATE entity_edits SET type = 'dragon'",
        "DELETE FROM entity_edits",
    ],
)
def test_decisions_that_do_not_hold_together_are_damage(tmp_path: Path, statement: str):
    path = tmp_path / "n.kzn"
    with closing(open_workspace(path)) as workspace:
        workspace.decisions.accept_link(TRADE_GREW, TWENTY)
        workspace.decisions.add_entity("Steppe", "place", aliases=["the steppe"])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(DamagedNotebook, match=r"n\.kzn is damaged"):
        Store.open(path).load()

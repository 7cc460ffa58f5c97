"""A damaged notebook: never a crash, never a silent loss; what was not hit is saved, and the file stays as it is."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest
from damaging import Layout, rich_notebook, rows_of
from sampling import sample_size

from kzreader.core.errors import KzError, NotANotebook
from kzreader.core.notebook.checking import findings
from kzreader.core.notebook.header import PAGE_SIZE
from kzreader.core.notebook.salvage import Salvage, salvage
from kzreader.core.notebook.store import Store

NOW = "2026-02-02T00:00:00.000Z"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rich") / "rich.kzn"
    rich_notebook(path)
    return path


@pytest.fixture(scope="module")
def layout(rich: Path) -> Layout:
    return Layout(rich.read_bytes())


@pytest.fixture(scope="module")
def content(rich: Path) -> object:
    return content_of(rich)


def content_of(path: Path) -> object:
    with closing(Store.open(path, read_only=True)) as store:
        return store.load(), store.drafts(), store.notebook_id()


def saved_from(path: Path) -> tuple[Salvage, Path]:
    out = path.with_name("saved.kzn")
    out.unlink(missing_ok=True)
    before = path.read_bytes()
    report = salvage(path, out, known=lambda _: None, now=NOW)
    assert findings(out) == ()
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, out.name])
    return report, out


def check_damaged(path: Path, data: bytes, *, content: object, untouched: set[tuple[object, ...]]) -> str:
    """Judge a notebook of these bytes, and say how it fared."""
    path.write_bytes(data)
    found = findings(path)
    try:
        read = content_of(path)
    except KzError:
        read = None
    assert path.read_bytes() == data
    assert read in (None, content), "content was lost without a word"
    assert found or read is not None, "a check finds nothing, and yet the notebook does not open"
    report, out = saved_from(path)
    assert report.wrong == found
    # What lost the record that it belongs to, or a decision one of its passages, is no record; its words are said.
    silent = {row for row in untouched - rows_of(out) if not any(str(row[1]) in one for one in report.lost)}
    assert not silent, sorted(map(str, silent))[:3]
    if content_of(out) == content:
        return "whole"
    assert report.wrong
    return "saved"


def test_the_layout_knows_every_row(rich: Path, layout: Layout):
    assert layout.untouched(set()) == rows_of(rich)
    regions = layout.regions()
    assert all(regions.values())
    assert len(regions["interior"]) > 3
    assert len(regions["overflow"]) > 20


def test_a_sound_notebook_is_saved_as_it_is(tmp_path: Path, rich: Path, content: object, layout: Layout):
    assert findings(rich) == ()
    path = tmp_path / "n.kzn"
    assert check_damaged(path, rich.read_bytes(), content=content, untouched=layout.untouched(set())) == "whole"
    report, out = saved_from(path)
    assert (report.doubts, report.lost) == ((), ())
    assert content_of(out) == content


@pytest.mark.parametrize("batch", range(sample_size(1, 40)))
def test_flipped_bytes_are_noticed_or_do_no_harm(tmp_path: Path, layout: Layout, content: object, batch: int):
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    fared: dict[tuple[str, str], int] = {}
    for region, at in layout.places(10, chance):
        data = bytearray(layout.data)
        data[at] ^= chance.randrange(1, 256)
        try:
            how = check_damaged(tmp_path / "n.kzn", bytes(data), content=content, untouched=layout.untouched({at}))
        except Exception as error:
            error.add_note(f"seed {seed}: byte {at} ({region}) is {data[at]:#x}, was {layout.data[at]:#x}")
            raise
        fared[region, how] = fared.get((region, how), 0) + 1
    print(f"batch {batch}, seed {seed}:", fared)


@pytest.mark.parametrize("batch", range(sample_size(1, 20)))
def test_bytes_written_over_are_noticed_or_do_no_harm(tmp_path: Path, layout: Layout, content: object, batch: int):
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    for _, at in layout.places(7, chance):
        data = bytearray(layout.data)
        end = min(at + chance.choice((2, 7, 40, 300)), len(data))
        data[at:end] = chance.randbytes(end - at)
        hit = {one for one in range(at, end) if data[one] != layout.data[one]}
        try:
            check_damaged(tmp_path / "n.kzn", bytes(data), content=content, untouched=layout.untouched(hit))
        except Exception as error:
            error.add_note(f"batch {batch}, seed {seed}: bytes {at} to {end}")
            raise


def test_a_page_of_zeros_costs_what_was_on_it(tmp_path: Path, layout: Layout, content: object):
    chance = random.Random(7)
    for page in (0, *chance.sample(range(1, layout.page_count), sample_size(2, 16))):
        data = bytearray(layout.data)
        place = range(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
        data[place.start : place.stop] = bytes(PAGE_SIZE)
        untouched = layout.untouched({at for at in place if layout.data[at]})
        check_damaged(tmp_path / "n.kzn", bytes(data), content=content, untouched=untouched)


def test_a_notebook_that_was_cut_off_keeps_what_is_before_the_cut(tmp_path: Path, layout: Layout, content: object):
    chance = random.Random(8)
    for length in (4096, *(chance.randrange(5000, len(layout.data)) for _ in range(sample_size(2, 16)))):
        untouched = layout.untouched({at for at in range(length, len(layout.data)) if layout.data[at]})
        if untouched:
            check_damaged(tmp_path / "n.kzn", layout.data[:length], content=content, untouched=untouched)
    data = layout.data + bytes(range(256)) * 40
    assert check_damaged(tmp_path / "n.kzn", data, content=content, untouched=layout.untouched(set())) == "whole"
    assert findings(tmp_path / "n.kzn")


def test_pages_that_changed_places_cost_only_long_texts(tmp_path: Path, layout: Layout, content: object):
    chance = random.Random(9)
    for _ in range(sample_size(2, 16)):
        one, other = (page * PAGE_SIZE for page in chance.sample(range(1, layout.page_count), 2))
        data = bytearray(layout.data)
        data[one : one + PAGE_SIZE], data[other : other + PAGE_SIZE] = (
            layout.data[other : other + PAGE_SIZE],
            layout.data[one : one + PAGE_SIZE],
        )
        # A row moves with its page; what it goes on to on other pages is found by their numbers.
        moved = {at // PAGE_SIZE for at in (one, other)}
        torn = {row.at for row in layout.rows if moved & {start // PAGE_SIZE for start, _ in row.extents[1:]}}
        check_damaged(tmp_path / "n.kzn", bytes(data), content=content, untouched=layout.untouched(torn))


@pytest.mark.parametrize("content", [b"", bytes(60_000), b"# Notes\n" * 2000, b"\xff" * 9000])
def test_what_is_no_notebook_is_said_to_be_none(tmp_path: Path, content: bytes):
    path = tmp_path / "n.kzn"
    path.write_bytes(content)
    for judge in (findings, lambda one: salvage(one, tmp_path / "out.kzn", known=lambda _: None, now=NOW)):
        with pytest.raises(NotANotebook):
            judge(path)
    assert [one.name for one in tmp_path.iterdir()] == ["n.kzn"]
    assert path.read_bytes() == content

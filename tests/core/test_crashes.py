"""What was confirmed is on the disk, whenever the program ends and however full the disk is."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import LIBRARY, TRADE_GREW, open_workspace, records_in, records_on_disk

from kzreader.core.errors import NotebookError
from kzreader.core.notebook.store import Store
from kzreader.core.workspace import Workspace

_WRITER = """
import sys
from pathlib import Path
from kzreader.core.library import interview_from_text, Library
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), Library(()))
own = interview_from_text("Words of an interview.")
workspace.add_documents([own])
while True:
    change = workspace.annotate([(own.id, Span(0, 5))], body="note")
    note = change.added_annotations[0].id
    workspace.put_draft(note, "half a note")
    print(note, flush=True)
"""


@pytest.mark.parametrize("confirmed", [1, 7, 20])
def test_a_killed_program_loses_nothing_that_it_confirmed(tmp_path: Path, confirmed: int):
    path = tmp_path / "n.kzn"
    with subprocess.Popen([sys.executable, "-c", _WRITER, path], stdout=subprocess.PIPE, text=True) as writer:
        ids = [writer.stdout.readline().strip() for _ in range(confirmed)]
        writer.send_signal(signal.SIGKILL)
    with closing(Workspace.open(path, LIBRARY)) as workspace:
        assert set(ids) <= set(workspace.notebook.annotations)
        assert set(ids) <= set(workspace.drafts())
        change = workspace.recover_drafts()
        assert change.count >= confirmed
        assert workspace.annotation(ids[-1]).body == "half a note"


def test_a_full_disk_keeps_what_was_saved_and_says_so(tmp_path: Path):
    path = tmp_path / "n.kzn"
    workspace = open_workspace(path)
    workspace.annotate([TRADE_GREW], body="saved")
    connection = workspace._recorder.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    before = records_in(workspace)
    with pytest.raises(NotebookError, match="no room left on the disk"):
        workspace.annotate([TRADE_GREW], body="x" * 100_000)
    assert records_in(workspace) == records_on_disk(path) == before
    connection.execute("PRAGMA max_page_count = 100000")
    workspace.annotate([TRADE_GREW], body="x" * 100_000)
    assert records_in(workspace) == records_on_disk(path)
    workspace.close()


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from kzreader.core.errors import NotebookError
from kzreader.core.notebook.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
for attempt in (lambda: store.put_draft("id", "x" * 200_000), lambda: store.copy_to(Path(sys.argv[2]))):
    try:
        attempt()
    except NotebookError as error:
        print(error.sentence)
"""


def test_a_file_that_may_not_grow_is_left_whole(tmp_path: Path):
    path, copy = tmp_path / "n.kzn", tmp_path / "copy.kzn"
    open_workspace(path).close()
    copy.write_bytes(b"old")
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", _LIMITED, path, copy], capture_output=True, check=True, text=True)
    assert len(done.stdout.splitlines()) == 2
    assert copy.read_bytes() == b"old"
    with closing(Store.open(path)) as store:
        assert store.drafts() == {}
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.kzn", "n.kzn"]


_MAKER = """
import sys
from pathlib import Path
from kzreader.core.notebook.store import Store
sys.stdin.readline()
store = Store.open(Path(sys.argv[1]))
print(store.notebook_id())
"""


def test_two_programs_that_make_the_same_notebook_share_it(tmp_path: Path):
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", _MAKER, tmp_path / "n.kzn"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for maker in makers:
        maker.stdin.write("\n")
        maker.stdin.flush()
    ids = {maker.communicate()[0] for maker in makers}
    assert len(ids) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["n.kzn"]

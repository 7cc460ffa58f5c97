"""Memory does not grow while results come in, though what has come to stay is left out of the search for garbage."""

from __future__ import annotations

import gc
import weakref

import pytest
from panels import REPORT, TRANSCRIPT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sampling import sample_size

from kzreader.core.crossrefs.parallels import compare
from kzreader.core.crossrefs.values import Link
from kzreader.core.framing import Incoming, frames
from kzreader.core.library import bundled_library
from kzreader.core.text import Span
from kzreader.ui.garbage import Resting, look_through_all, out_of_search
from kzreader.ui.tasks import Worker


class Cycle:
    """Garbage that only the search for it finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def unfrozen():
    yield
    gc.unfreeze()


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def frozen_cycle():
    """Garbage that was still in use when a large result came in."""
    held = Cycle()
    with out_of_search():
        result = [Span(number, number + 1) for number in range(20_000)]
    del result
    return weakref.ref(held)


def answer(incoming: Incoming, large: bytes) -> object:
    incoming.feed(large)
    with out_of_search():
        while incoming.step():
            continue
    return incoming.messages()[0]


def test_memory_does_not_grow_while_comparisons_come_in():
    links = [Link("parallel", 0.5, Span(number, number + 9), Span(number, number + 5)) for number in range(2_000)]
    large, incoming = b"".join(frames(tuple(links))), Incoming()
    cycles: list[weakref.ref[Cycle]] = []
    counts: list[int] = []
    for number in range(sample_size(40, 200)):
        held = Cycle()
        cycles.append(weakref.ref(held))
        result = answer(incoming, large)
        del held
        if number % 20 == 19:
            look_through_all()
            counts.append(gc.get_freeze_count())

    assert len(result) == len(links)
    assert [one for one in cycles if one() is not None] == []
    assert max(counts) - min(counts) < 1_000


def test_a_large_result_is_left_out_of_the_search(frozen_cycle):
    gc.collect()

    assert frozen_cycle() is not None


def test_garbage_is_freed_when_the_reader_turns_to_another_program(qapp, qtbot, frozen_cycle):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Resting(qapp, window.windowHandle())
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    assert frozen_cycle() is None


def test_garbage_is_freed_when_the_reader_rests(qapp, qtbot, frozen_cycle):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Resting(qapp, window.windowHandle(), rest=1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: frozen_cycle() is None)


def test_the_search_stays_off_where_it_was_off():
    gc.disable()
    try:
        with out_of_search():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_answer_in_many_parts_is_what_the_job_gave(qtbot, worker):
    library = bundled_library()
    a, b = library.get(TRANSCRIPT), library.get(REPORT)
    answers: list[object] = []
    worker.submit("one", "compare", (a, b), answers.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)

    assert answers == [compare(a, b)]

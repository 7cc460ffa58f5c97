from __future__ import annotations

import pytest
from panels import COMMENTARY, REPORT, TRANSCRIPT, click_row, keys, make_session, texts
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from kzreader.core.crossrefs.values import Link, Reason
from kzreader.core.text import Span
from kzreader.ui.crossrefs.card import EntityCard
from kzreader.ui.crossrefs.passages_view import PassageRow, Sentence
from kzreader.ui.crossrefs.presenter import CardPresenter, CrossrefsPresenter, PassageKey
from kzreader.ui.crossrefs.view import CrossrefsView
from kzreader.ui.theme import load_theme


class Pages(QObject):
    entity_requested = Signal(str, object)
    entity_pointed = Signal(str, object)
    entity_left = Signal()


@pytest.fixture
def session(qtbot, tmp_path):
    made = make_session(tmp_path)
    made.set_opened((COMMENTARY, REPORT), COMMENTARY)
    return made


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.field = QLineEdit(made)
    QVBoxLayout(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def names(qtbot, window, session):
    view = CrossrefsView(load_theme("light"), window)
    window.layout().addWidget(view)
    view.presenter = CrossrefsPresenter(view, session)
    view.show()
    qtbot.waitUntil(lambda: "Xi Jinping" in texts(view.entities))
    return view


@pytest.fixture
def card(window, session):
    made = EntityCard(load_theme("light"), window)
    made.pages = Pages(made)
    made.presenter = CardPresenter(made, session)
    made.presenter.attach(made.pages)
    return made


@pytest.fixture
def xi(qtbot, session):
    """The id of Xi Jinping, once the interviews are analysed."""
    for interview in session.library:
        session.analysis(interview.id)
    qtbot.waitUntil(lambda: all(session.analysis(interview.id) is not None for interview in session.library))
    return next(entity.id for entity in session.entities.values() if entity.name == "Xi Jinping")


def test_names_stand_under_their_type_with_a_count_for_each_open_interview(names, session):
    said = texts(names.entities)
    assert said[0] == "People"
    row = _row(names.entities, "Xi Jinping")
    counts = [
        sum(session.entities[mention.entity].name == "Xi Jinping" for mention in session.analysis(document).mentions)
        for document in session.opened
    ]
    assert row.trailing == " · ".join(str(count) for count in counts)


def test_a_switch_hides_and_shows_the_names_of_a_type(qtbot, names):
    qtbot.mouseClick(names.switch("person"), Qt.MouseButton.LeftButton)
    assert "People" not in texts(names.entities)
    assert "Places" in texts(names.entities)
    qtbot.mouseClick(names.switch("person"), Qt.MouseButton.LeftButton)
    assert texts(names.entities)[0] == "People"


def test_the_filter_finds_a_name_by_another_form_of_it(qtbot, names):
    field = names.findChild(QLineEdit)
    qtbot.keyClicks(field, "toqayev")
    qtbot.waitUntil(lambda: [names.entities.row_model.row(names.entities.row_model.index(1)).texts[0].words] != [])
    qtbot.waitUntil(lambda: len(keys(names.entities)) == 1)
    assert texts(names.entities) == ["People", "Kassym-Jomart Tokayev"]


def test_a_click_on_a_name_in_the_list_opens_its_card(qtbot, names, card, xi):
    card.presenter.attach_list(names)
    click_row(qtbot, names.entities, xi)
    assert card.isVisible()
    assert card.info.name == "Xi Jinping"


def test_without_interviews_the_lists_say_what_to_do(names, session):
    session.set_opened((), "")
    assert "Open an interview" in names.entities.empty_text
    names.show_tab("passages")
    assert "second interview" in names.passages.empty_text


def test_the_card_says_who_it_is_and_shows_every_mention_in_context(card, session, xi):
    card.pages.entity_requested.emit(xi, card.parentWidget().mapToGlobal(QPoint(100, 100)))
    assert card.isVisible()
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "Xi Jinping" in said
    assert any(words.startswith("Person · ") for words in said)
    headings = [row for row in card.mentions.rows if row.heading]
    assert headings[0].texts[0].words == session.interview(COMMENTARY).title
    assert int(headings[0].trailing) == sum(mention.entity == xi for mention in session.analysis(COMMENTARY).mentions)
    document, span = keys(card.mentions)[0]
    strong = next(run for run in card.mentions.rows[1].texts[0].runs if run.strong)
    assert strong.text == span.of(session.interview(document).text)


def test_enter_and_a_click_on_a_mention_show_it_in_the_other_pane(qtbot, card, session, xi):
    asked = []
    session.go_to_requested.connect(lambda document, span, where: asked.append((document, span, where)))
    card.pages.entity_requested.emit(xi, card.parentWidget().mapToGlobal(QPoint(100, 100)))
    first, second = keys(card.mentions)[:2]
    assert card.mentions.hasFocus()
    qtbot.keyClick(card.mentions, Qt.Key.Key_Return)
    click_row(qtbot, card.mentions, second)
    assert asked == [(*first, "other"), (*second, "other")]


def test_escape_closes_the_card(qtbot, card, xi):
    card.pages.entity_requested.emit(xi, card.parentWidget().mapToGlobal(QPoint(100, 100)))
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card.mentions, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert card.info is None


def test_a_card_with_the_keyboard_closes_when_the_keyboard_goes_elsewhere(window, card, xi):
    card.pages.entity_requested.emit(xi, window.mapToGlobal(QPoint(100, 100)))
    window.field.setFocus()
    assert not card.isVisible()


def test_a_page_that_takes_the_keyboard_to_show_a_mention_leaves_the_card_open(qtbot, window, card, session, xi):
    session.go_to_requested.connect(lambda *_: window.field.setFocus())
    card.pages.entity_requested.emit(xi, window.mapToGlobal(QPoint(100, 100)))
    qtbot.keyClick(card.mentions, Qt.Key.Key_Return)
    assert card.isVisible()
    assert card.mentions.hasFocus()


def test_a_name_under_the_pointer_opens_its_card_after_a_moment_and_leaves_the_keyboard(qtbot, window, card, xi):
    window.field.setFocus()
    card.pages.entity_pointed.emit(xi, window.mapToGlobal(QPoint(100, 100)))
    assert not card.isVisible()
    qtbot.waitUntil(card.isVisible)
    assert window.field.hasFocus()


def test_a_name_passed_over_opens_nothing(qtbot, card, xi):
    card.pages.entity_pointed.emit(xi, QPoint(100, 100))
    card.pages.entity_left.emit()
    assert not card.presenter._moment.isActive()


def test_the_card_closes_when_the_pointer_leaves_and_stays_when_it_comes_in(qtbot, window, card, xi):
    card.presenter.show_entity(xi, window.mapToGlobal(QPoint(100, 100)))
    card.pages.entity_left.emit()
    QApplication.sendEvent(card, _enter())
    assert not card._leaving.isActive()
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not card.isVisible())


@pytest.mark.parametrize("at", [(5, 5), (880, 10), (450, 690), (890, 690)])
def test_the_card_stands_inside_the_window(window, card, xi, at):
    card.presenter.show_entity(xi, window.mapToGlobal(QPoint(*at)), by_key=True)
    assert window.rect().contains(card.geometry())


def test_parallel_passages_show_both_sentences_with_shared_words_marked_and_why(names):
    link = Link("parallel", 0.7, Span(0, 5), Span(3, 9), (Reason("word", "customs"),))
    names.show_tab("passages")
    names.parallel.show_passages(
        [
            PassageRow(
                key=PassageKey(0, link),
                a=Sentence((("The ", False), ("customs", True), (" figures", False)), "CCTV", "¶ 3"),
                b=Sentence((("From ", False), ("customs", True)), "Astana Times", "¶ 8"),
                score=0.7,
                quote=False,
                kind="Same statement",
                sureness="Very likely",
                why="words: customs",
            )
        ],
        panes=2,
        shown=1,
    )
    row = names.passages.rows[0]
    said = [part.words for part in row.texts]
    assert said == [
        "Very likely · Same statement",
        "The customs figures",
        "CCTV · ¶ 3",
        "From customs",
        "Astana Times · ¶ 8",
        "Why: words: customs",
    ]
    assert [run.text for run in row.texts[1].runs if run.strong] == ["customs"]
    assert row.ribbon == ("link", 0.7)


def test_a_click_on_parallel_passages_asks_to_stand_them_level(qtbot, names, session):
    names.show_tab("passages")
    qtbot.waitUntil(lambda: len(names.passages.rows) > 0, timeout=30000)
    links = session.links(COMMENTARY, REPORT)
    assert keys(names.passages) == [PassageKey(0, link) for link in links]
    with qtbot.waitSignal(names.passage_activated) as asked:
        click_row(qtbot, names.passages, PassageKey(0, links[0]))
    assert asked.args == [PassageKey(0, links[0])]


def test_marked_words_stand_in_the_sentences_as_they_are_written(qtbot, names, session):
    names.show_tab("passages")
    qtbot.waitUntil(lambda: len(names.passages.rows) > 0, timeout=30000)
    for row in names.passages.rows:
        a, b = row.key.link.a, row.key.link.b
        assert row.texts[1].words == " ".join(a.of(session.interview(COMMENTARY).text).split())
        assert row.texts[3].words == " ".join(b.of(session.interview(REPORT).text).split())


def test_three_panes_list_the_passages_of_both_pairs(qtbot, names, session):
    names.show_tab("passages")
    session.set_opened((COMMENTARY, REPORT, TRANSCRIPT), REPORT)
    qtbot.waitUntil(lambda: {row.key.left for row in names.passages.rows} == {0, 1}, timeout=30000)


def test_a_hidden_list_is_filled_when_it_comes_into_view(qtbot, names, session):
    names.hide()
    session.set_opened((TRANSCRIPT,), TRANSCRIPT)
    assert "·" in _row(names.entities, "Xi Jinping").trailing
    names.show()
    qtbot.waitUntil(lambda: "Xi Jinping" in texts(names.entities))
    assert "·" not in _row(names.entities, "Xi Jinping").trailing


def test_every_control_has_a_name(names, card):
    for button in (*names.findChildren(QToolButton), *card.findChildren(QToolButton)):
        assert button.accessibleName() or button.text() or not button.isVisible()


def _row(rows, name):
    return next(row for row in rows.rows if row.texts[0].words == name)


def _enter():
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QEnterEvent

    return QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))

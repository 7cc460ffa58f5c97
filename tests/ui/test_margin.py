"""Notes beside the text: level with their passages, apart from each other, written where they stand."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from spreads import annotation, interviews, page_style, spread_of

from kzreader.core.notebook.annotation import Colour, Style, Topic
from kzreader.core.text import Span
from kzreader.ui.reading.note import notes_of

TOPICS = {
    "diplomacy": Topic("diplomacy", "Diplomacy", "#1f78b4"),
    "trade": Topic("trade", "Trade and investment", "#e69f00"),
}
LONG = "This note goes on and on, because there is much to say about it. " * 12
ROOMY, NARROW = 1000, 520


def talk():
    return interviews()[1]


def some_notes():
    return (
        annotation("position", talk(), "unique geographical position", "The *interviewer's* word."),
        annotation("scholars", talk(), "Some scholars believe", LONG, colour=Colour.BLUE),
        annotation("bridge", talk(), "diplomatic bridge", "See [akorda](https://akorda.kz/en)."),
        annotation("topics", talk(), "always advocated", topics=("diplomacy", "trade")),
        annotation("both", talk(), "multiple balance", other=[(interviews()[2], "excellent economic")]),
        annotation("plain", talk(), "Mr. President"),
    )


@pytest.fixture
def pane(qtbot):
    return opened(qtbot, ROOMY)


@pytest.fixture
def narrow(qtbot):
    return opened(qtbot, NARROW)


def opened(qtbot, width, *, size=12.5, notes=None):
    spread = spread_of(qtbot, 1, width=width, size=size)
    pane = spread.panes[0]
    pane.margin.show_notes(some_notes() if notes is None else notes, TOPICS)
    return pane


def card(pane, name):
    return next(card for card in pane.margin.cards if card.note.id == name)


def line_of(pane, each):
    """The first line of a card's passage, on the page."""
    return pane.span_rects(each.note.span)[0].translated(pane.page.viewport().pos())


def type_into(qtbot, card, words):
    qtbot.waitUntil(card.editor.hasFocus)
    qtbot.keyClicks(card.editor, words)


def test_marks_with_words_topics_or_several_passages_have_a_card(pane):
    assert {each.note.id for each in pane.margin.cards} == {"position", "scholars", "bridge", "topics", "both"}


def test_a_paragraph_that_only_carries_topics_has_none():
    tagged = annotation("tagged", talk(), "Mr. President", topics=("trade",), mark=Style.TOPIC)
    assert notes_of([tagged], talk().id, TOPICS) == ()


@pytest.mark.parametrize(("width", "size"), [(900, 12.5), (1300, 12.5), (1300, 18.0), (1000, 9.0)])
def test_no_card_covers_another_or_the_text(qtbot, width, size):
    pane = opened(qtbot, width, size=size)
    shown = pane.margin.cards
    assert len(shown) > 2
    for above, below in pairwise(shown):
        assert above.geometry().bottom() < below.geometry().top()
    column = pane.page.viewport().x() + pane.page.column().right()
    assert all(each.x() > column for each in shown)
    assert all(each.geometry().right() < pane.page.width() for each in shown)


def test_cards_stand_in_the_order_of_their_passages(pane):
    assert [each.note.span for each in pane.margin.cards] == sorted(each.note.span for each in pane.margin.cards)


def test_a_card_with_room_stands_level_with_the_first_line_of_its_passage(pane):
    only = annotation("only", talk(), "historical mission", "Compare.")
    pane.margin.show_notes([only], TOPICS)
    pane.scroll_to(only.targets[0].span)
    alone = card(pane, "only")
    line = line_of(pane, alone)
    assert abs((alone.y() + 8) - line.y()) <= line.height() / 2


def test_cards_move_with_the_page(pane):
    before = {each.note.id: each.y() for each in pane.margin.cards}
    pane.page.verticalScrollBar().setValue(60)
    for each in pane.margin.cards:
        if each.note.id in before:
            assert each.y() == before[each.note.id] - 60


def test_cards_are_made_for_what_is_in_sight_alone(qtbot):
    places = range(0, len(talk().text) - 40, len(talk().text) // 1000)
    many = [annotation(f"n{at}", talk(), talk().text[at : at + 30], f"Note **{at}**") for at in places]
    pane = opened(qtbot, ROOMY, notes=many)
    assert len(many) >= 1000
    assert 0 < len(pane.margin.cards) < 60
    pane.page.verticalScrollBar().setValue(1500)
    shown = pane.margin.cards
    assert 0 < len(shown) < 60
    for above, below in pairwise(shown):
        assert above.geometry().bottom() < below.geometry().top()


def test_a_long_note_shows_its_beginning_and_all_of_it_once_it_is_clicked(pane, qtbot):
    long = card(pane, "scholars")
    short = long.height()
    with qtbot.waitSignal(pane.margin.note_activated) as activated:
        qtbot.mouseClick(long, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert activated.args == ["scholars"]
    assert card(pane, "scholars").height() > 2 * short
    pane.page.setFocus()
    assert card(pane, "scholars").height() == short


def test_the_active_card_stands_level_and_the_others_give_way(pane):
    pane.margin.activate("bridge")
    active = card(pane, "bridge")
    line = line_of(pane, active)
    assert abs((active.y() + 8) - line.y()) <= line.height() / 2
    for above, below in pairwise(pane.margin.cards):
        assert above.geometry().bottom() < below.geometry().top()


def test_a_note_opened_from_the_text_closes_when_the_caret_goes_elsewhere(narrow, qtbot):
    narrow.margin.activate("position")
    assert [each.note.id for each in narrow.margin.cards] == ["position"]
    qtbot.mouseClick(narrow.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 600))
    assert narrow.margin.cards == ()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_turns_the_card_into_an_editor_and_control_enter_keeps_the_words(pane, qtbot, key):
    before = card(pane, "position")
    before.setFocus()
    qtbot.keyClick(before, key)
    type_into(qtbot, before, " Yes")
    with qtbot.waitSignal(pane.margin.note_edited) as edited:
        qtbot.keyClick(before.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited.args == ["position", "The *interviewer's* word. Yes"]
    assert not before.is_editing


def test_each_key_is_told_so_that_nothing_can_be_lost(pane, qtbot):
    drafts = []
    pane.margin.draft_changed.connect(lambda name, body: drafts.append((name, body)))
    pane.margin.edit_note("topics")
    type_into(qtbot, card(pane, "topics"), "abc")
    assert drafts == [("topics", "a"), ("topics", "ab"), ("topics", "abc")]


def test_escape_keeps_the_words_and_gives_the_keys_back_to_the_text(pane, qtbot):
    pane.margin.edit_note("bridge")
    editor = card(pane, "bridge").editor
    qtbot.keyClicks(editor, "!")
    with qtbot.waitSignal(pane.margin.note_edited) as edited:
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert edited.args == ["bridge", "See [akorda](https://akorda.kz/en).!"]
    assert pane.page.hasFocus()


def test_clicking_elsewhere_keeps_the_words(pane, qtbot):
    pane.margin.edit_note("bridge")
    qtbot.keyClicks(card(pane, "bridge").editor, "!")
    with qtbot.waitSignal(pane.margin.note_edited) as edited:
        qtbot.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    assert edited.args[1].endswith("!")


def test_closing_the_pane_keeps_the_words(qtbot):
    spread = spread_of(qtbot, 1, width=ROOMY)
    margin = spread.panes[0].margin
    margin.show_notes(some_notes(), TOPICS)
    margin.edit_note("bridge")
    qtbot.keyClicks(card(spread.panes[0], "bridge").editor, "!")
    with qtbot.waitSignal(margin.note_edited) as edited:
        spread.remove(0)
    assert edited.args[1].endswith("!")


def test_another_interview_in_the_pane_keeps_the_words_of_the_first(pane, qtbot):
    pane.margin.edit_note("bridge")
    qtbot.keyClicks(card(pane, "bridge").editor, "!")
    with qtbot.waitSignal(pane.margin.note_edited) as edited:
        pane.window().replace(0, interviews()[2], pane._info)
    assert edited.args[0] == "bridge"
    assert pane.margin.cards == ()


def test_a_double_click_edits(pane, qtbot):
    position = card(pane, "position")
    qtbot.mouseDClick(position, Qt.MouseButton.LeftButton, pos=QPoint(position.width() - 4, 4))
    assert position.is_editing


def test_a_new_mark_without_words_can_be_written_on_and_left_empty(pane, qtbot):
    pane.margin.edit_note("plain")
    empty = card(pane, "plain")
    assert empty.editor.toPlainText() == ""
    with qtbot.waitSignal(pane.margin.note_edited) as edited:
        qtbot.keyClick(empty.editor, Qt.Key.Key_Escape)
    assert edited.args == ["plain", ""]
    assert "plain" not in {each.note.id for each in pane.margin.cards}


def test_a_note_asked_for_before_it_is_known_is_edited_when_it_comes(pane):
    pane.margin.edit_note("later")
    pane.margin.show_notes([*some_notes(), annotation("later", talk(), "geopolitical landscape")], TOPICS)
    assert card(pane, "later").is_editing


def test_the_editor_grows_and_the_cards_below_move_down(pane, qtbot):
    pane.margin.edit_note("position")
    editing, below = card(pane, "position"), card(pane, "scholars")
    height, top = editing.height(), below.y()
    for _ in range(6):
        qtbot.keyClick(editing.editor, Qt.Key.Key_Return)
    assert editing.height() > height + 3 * editing.editor.fontMetrics().lineSpacing()
    assert below.y() > top
    assert editing.editor.verticalScrollBar().maximum() == 0


def test_undo_while_writing_takes_back_typing_alone(pane, qtbot):
    pane.margin.edit_note("topics")
    editor = card(pane, "topics").editor
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == ""
    assert card(pane, "topics").is_editing


def test_notes_shown_anew_leave_what_is_being_written(pane, qtbot):
    pane.margin.edit_note("bridge")
    qtbot.keyClicks(card(pane, "bridge").editor, "!")
    pane.margin.show_notes(some_notes()[2:], TOPICS)
    assert card(pane, "bridge").editor.toPlainText().endswith("!")


def test_markdown_is_rendered_and_nothing_dangerous_survives(pane):
    pane.margin.show_notes(
        [annotation("bad", talk(), "Mr. President", '**bold** <img src="file:///dev/zero"> <script>x()</script>')],
        TOPICS,
    )
    pane.scroll_to(talk().text.index("Mr. President"))
    shown = card(pane, "bad").findChild(type(card(pane, "bad")._text))
    assert shown.toPlainText().startswith("bold")
    assert "<img" not in shown.toHtml()


def test_a_link_in_a_note_is_only_told(pane, qtbot):
    words = card(pane, "bridge")._text
    cursor = words.document().find("akorda")
    point = words.cursorRect(cursor).center() - QPoint(6, 0)
    with qtbot.waitSignal(pane.margin.link_clicked) as clicked:
        qtbot.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert clicked.args == ["https://akorda.kz/en"]
    assert words.toPlainText().startswith("See")


def test_arrows_go_from_note_to_note_and_the_page_follows(pane, qtbot):
    far = annotation("far", talk(), talk().text[-60:-30], "At the end.")
    pane.margin.show_notes([some_notes()[0], far], TOPICS)
    card(pane, "position").setFocus()
    with qtbot.waitSignal(pane.margin.note_activated) as activated:
        qtbot.keyClick(card(pane, "position"), Qt.Key.Key_Down)
    assert activated.args == ["far"]
    assert card(pane, "far").hasFocus()
    assert pane.page.viewport().rect().contains(pane.span_rects(far.targets[0].span)[0].topLeft())
    qtbot.keyClick(card(pane, "far"), Qt.Key.Key_Escape)
    assert pane.page.hasFocus()


def test_delete_asks_for_the_annotation_to_go(pane, qtbot):
    card(pane, "both").setFocus()
    with qtbot.waitSignal(pane.margin.note_delete_requested) as asked:
        qtbot.keyClick(card(pane, "both"), Qt.Key.Key_Delete)
    assert asked.args == ["both"]


def test_a_card_says_what_it_is_about(pane):
    assert card(pane, "position").accessibleName() == "Note on “unique geographical position”"
    assert "interviewer" in card(pane, "position").accessibleDescription()


def test_tab_comes_to_one_note(pane):
    assert [each.focusPolicy() == Qt.FocusPolicy.StrongFocus for each in pane.margin.cards].count(True) == 1


def test_the_wheel_over_a_note_scrolls_the_page(pane):
    over = card(pane, "position")
    middle = QPointF(over.rect().center())
    event = QWheelEvent(
        middle,
        over.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)
    assert pane.scroll_value() > 0


def test_where_there_is_little_room_each_note_is_a_sign(narrow):
    assert narrow.margin.is_collapsed
    assert narrow.margin.cards == ()
    shown = narrow.margin.signs
    assert len(shown) >= 4
    for above, below in pairwise(shown):
        assert above.geometry().bottom() < below.geometry().top()
    assert all(each.toolTip() for each in shown)
    column = narrow.page.viewport().x() + narrow.page.column().right()
    assert all(each.x() > column for each in shown)


def test_a_sign_opens_its_card_over_the_edge_of_the_text_and_the_text_closes_it(narrow, qtbot):
    sign = narrow.margin.signs[1]
    qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)
    shown = narrow.margin.cards
    assert [each.note.id for each in shown] == [sign.note.id]
    assert narrow.page.rect().contains(shown[0].geometry())
    line = line_of(narrow, shown[0])
    assert not shown[0].geometry().intersects(line)
    qtbot.mouseClick(narrow.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 500))
    assert narrow.margin.cards == ()


def test_a_note_can_be_written_where_there_is_little_room(narrow, qtbot):
    narrow.margin.edit_note("plain")
    type_into(qtbot, narrow.margin.cards[0], "Hm")
    with qtbot.waitSignal(narrow.margin.note_edited) as edited:
        qtbot.keyClick(narrow.margin.cards[0].editor, Qt.Key.Key_Escape)
    assert edited.args == ["plain", "Hm"]
    assert narrow.margin.cards == ()


def test_the_page_gives_room_when_it_grows_and_takes_it_back(narrow, qtbot):
    narrow.window().resize(ROOMY, 900)
    assert not narrow.margin.is_collapsed
    assert narrow.margin.signs == ()
    narrow.window().resize(NARROW, 900)
    assert narrow.margin.is_collapsed


def test_the_margin_can_be_put_away(pane):
    before = pane.page.viewport().width()
    pane.window().show_margins(False)
    assert pane.margin.cards == ()
    assert pane.page.viewport().width() > before
    pane.window().show_margins(True)
    assert len(pane.margin.cards) == 5


def test_another_size_of_letters_changes_the_cards(pane):
    before = card(pane, "bridge").height()
    pane.window().set_style(page_style(theme="dark", size=18.0))
    pane.scroll_to(Span(talk().text.index("diplomatic bridge"), talk().text.index("diplomatic bridge") + 5))
    assert pane.margin.is_collapsed or card(pane, "bridge").height() > before

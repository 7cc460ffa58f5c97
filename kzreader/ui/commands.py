"""What the actions of the table do. Each command is one method, `do_` and the action's id."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kzreader.core.errors import KzError, RequestError
from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.text import Span
from kzreader.ui.judging import VERBS
from kzreader.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzreader.core.notebook.edits import Change
    from kzreader.ui.main_window import MainWindow
    from kzreader.ui.reading.hearing import Hearing
    from kzreader.ui.reading.pane import ReadingPane

_SWITCHES = ("show_library", "show_inspector", "synchronised", "show_mentions", "show_suggestions", "show_parallels")
_SIZE_STEP = 1.0
_MEASURE_STEP = 5


class Commands(QObject):
    """Answers the table of actions for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._reading = window.reading

    def handler(self, action: str) -> Callable[[], object]:
        """The call behind an action of the table."""
        if action in VERBS:
            return partial(self._reading.answers.linked.say, action)
        if action in (*_SWITCHES, "show_furniture", "show_differences", "show_figures"):
            return partial(self._switch, action)
        if action.startswith("theme_"):
            return partial(self._use_theme, action.removeprefix("theme_"))
        if action.startswith("highlight_"):
            return partial(self._mark, Style.HIGHLIGHT, Colour(action.removeprefix("highlight_")))
        found: Callable[[], object] = getattr(self, f"do_{action}")
        return found

    # File

    def do_open_documents(self) -> None:
        """Ask for files and open them."""
        from kzreader.ui.file_dialogs import ask_for_files

        kinds = self.tr("Texts (*.txt *.md *.markdown);;All files (*)")
        ask_for_files(self._window, self.tr("Open documents"), kinds, self._window.open_paths)

    def do_new_notebook(self) -> None:
        """Ask where and begin another notebook there."""
        self._ask_for_notebook(self.tr("New notebook"), "notebook.kzn", self._window.use_notebook)

    def do_open_notebook(self) -> None:
        """Ask for a notebook and go on in it."""
        from kzreader.ui.file_dialogs import ask_for_file

        kinds = self.tr("Notebooks (*.kzn)")
        ask_for_file(self._window, self.tr("Open notebook"), kinds, self._window.use_notebook)

    def do_save_copy(self) -> None:
        """Ask where and write a copy of the notebook there."""
        self._ask_for_notebook(self.tr("Save a copy of the notebook"), "notebook copy.kzn", self._save_copy)

    def do_export(self) -> None:
        """Show the export dialog."""
        self._window.show_export()

    def do_preferences(self) -> None:
        """Show the preferences."""
        self._window.show_preferences()

    def do_quit(self) -> None:
        """Close the window; everything is on disk already."""
        self._window.close()

    # Edit

    def do_undo(self) -> None:
        """Take the last step back."""
        self._session.undo()

    def do_redo(self) -> None:
        """Bring back what was undone."""
        self._session.redo()

    def do_copy(self) -> None:
        """Copy the selected words."""
        if (pane := self._pane()) is not None:
            pane.page.copy()

    def do_find(self) -> None:
        """Open the find bar of the active pane."""
        self._reading.find()

    def do_find_next(self) -> None:
        """Go to the next hit."""
        self._reading.find_step(1)

    def do_find_previous(self) -> None:
        """Go to the hit before."""
        self._reading.find_step(-1)

    def do_search_all(self) -> None:
        """Go to the search panel."""
        self._window.show_search()

    # Annotate

    def do_note(self) -> None:
        """Mark the selection and begin a note on it; where nothing is selected, go on in the note of the mark here."""
        pane = self._pane()
        if pane is not None and pane.selection() is None and self._reading.mark_here() is not None:
            self.do_edit_note()
            return
        change = self._mark(Style.HIGHLIGHT, Colour.YELLOW)
        if change is not None:
            self._reading.edit_note(change.added_annotations[0].id)

    def do_underline(self) -> None:
        """Underline the selection."""
        self._mark(Style.UNDERLINE, Colour.BLUE)

    def do_topic(self) -> None:
        """Choose a topic for the selection, or for the paragraph under the caret."""
        self._window.choose_topic()

    def do_mark_name(self) -> None:
        """Say whom the selected words name, or that they name nobody."""
        pane = self._pane()
        span = pane.selection() if pane is not None else None
        if pane is None or pane.interview is None or span is None:
            self._say_nothing_selected()
            return
        from kzreader.ui.crossrefs.mark_menu import mark_menu

        mark_menu(self._session, pane.interview.id, span, self._window).popup(self._reading.point_below(pane))

    def do_synonyms(self) -> None:
        """Say which words mean the same; selected ones are taken along."""
        pane = self._pane()
        if pane is None or pane.interview is None:
            return
        from kzreader.ui.crossrefs.synonyms import synonyms_menu

        span = pane.selection()
        words = " ".join(span.of(pane.interview.text).split()) if span is not None else ""
        menu = synonyms_menu(self._session, words, self._window.name_line, self._window)
        menu.popup(self._reading.point_below(pane))

    def do_compare(self) -> None:
        """Make one note on the selections of all panes."""
        passages = self._reading.selections()
        if len(passages) < 2:
            self._session.problem.emit(
                RequestError(
                    self.tr("A comparison needs passages in two panes."),
                    self.tr("Select words in each of two panes, then compare."),
                )
            )
            return
        change = self._annotate(passages, Style.HIGHLIGHT, Colour.GREEN)
        if change is not None:
            self._reading.edit_note(change.added_annotations[0].id)

    def do_join_passages(self) -> None:
        """Join the passages chosen in two panes as parallel."""
        self._reading.answers.linked.join()

    def do_edit_note(self) -> None:
        """Edit the note of the mark under the caret."""
        if (mark := self._reading.mark_here()) is not None:
            self._reading.edit_note(mark)

    def do_remove_mark(self) -> None:
        """Remove the mark under the caret."""
        if (mark := self._reading.mark_here()) is not None:
            self._session.do(self._session.workspace.remove, [mark])

    def do_accept_suggestions(self) -> None:
        """Accept every suggested topic of the active interview."""
        self._reading.answers.topics.decide(accept=True)

    def do_reject_suggestions(self) -> None:
        """Reject every suggested topic of the active interview."""
        self._reading.answers.topics.decide(accept=False)

    # View

    def do_moves_along(self) -> None:
        """Let the active pane move along with the others, or by itself."""
        self._reading.side_by_side.toggle_along()

    def do_sync_point(self) -> None:
        """Hold the places that the linked panes show level."""
        self._reading.side_by_side.set_sync_point()

    @cached_property
    def _hearing(self) -> Hearing:
        from kzreader.ui.reading.hearing import Hearing

        return Hearing(self._window.spread, self._session)

    def do_who_says(self) -> None:
        """Choose whose words are shown alone."""
        if (pane := self._pane()) is not None:
            self._hearing.ask(pane, self._window)

    def do_who_else(self) -> None:
        """Show which accounts have the words at the caret."""
        pane = self._pane()
        if pane is not None and pane.interview is not None:
            place = pane.selection() or Span(pane.caret(), pane.caret() + 1)
            said = self._window.panels.more.said
            said.show(pane.interview.id, place, self._reading.point_below(pane))

    def do_only_pages(self) -> None:
        """Hide everything but the pages, or bring it back."""
        shown = self._session.settings.show_library or self._session.settings.show_inspector
        self._session.change_settings(show_library=not shown, show_inspector=not shown)

    def do_synopsis(self) -> None:
        """Show the synopsis in place of the pages, or the pages again."""
        self._window.synopsis.toggle()

    def do_larger(self) -> None:
        """Larger text."""
        self._resize_text(_SIZE_STEP)

    def do_smaller(self) -> None:
        """Smaller text."""
        self._resize_text(-_SIZE_STEP)

    def do_usual_size(self) -> None:
        """The usual size and measure."""
        usual = Settings()
        self._session.change_settings(font_size=usual.font_size, measure=usual.measure)

    def do_wider(self) -> None:
        """More characters a line."""
        self._session.change_settings(measure=self._session.settings.measure + _MEASURE_STEP)

    def do_narrower(self) -> None:
        """Fewer characters a line."""
        self._session.change_settings(measure=self._session.settings.measure - _MEASURE_STEP)

    # Go

    def do_counterpart(self) -> None:
        """Stand the parallel passage level with the one under the caret."""
        self._reading.show_counterpart()

    def do_next_passage(self) -> None:
        """Go to the next passage that has a parallel."""
        self._reading.step_passage(1)

    def do_previous_passage(self) -> None:
        """Go to the passage before that has a parallel."""
        self._reading.step_passage(-1)

    def do_next_pane(self) -> None:
        """Go to the next pane."""
        self._reading.step_pane(1)

    def do_previous_pane(self) -> None:
        """Go to the pane before."""
        self._reading.step_pane(-1)

    def do_swap_panes(self) -> None:
        """Swap the active pane with the next one."""
        self._reading.swap()

    def do_same_beside(self) -> None:
        """Open the active interview a second time beside itself."""
        if (pane := self._pane()) is not None and pane.interview is not None:
            self._reading.open(pane.interview.id, where="beside")

    def do_close_pane(self) -> None:
        """Close the active pane."""
        self._reading.close_active()

    def do_go_library(self) -> None:
        """Go to the list of interviews."""
        self._window.focus_library()

    def do_go_notes(self) -> None:
        """Go to the list of notes."""
        self._window.focus_notes()

    def do_go_overview(self) -> None:
        """Go to the strip that shows where matches and notes lie."""
        self._reading.side_by_side.go_to_overview()

    # Help

    def do_keys(self) -> None:
        """Show the list of keys."""
        self._window.show_keys()

    def do_about(self) -> None:
        """Say what this is and whose its parts are."""
        self._window.show_about()

    def _pane(self) -> ReadingPane | None:
        return self._reading.active_pane

    def _switch(self, name: str) -> None:
        self._session.change_settings(**{name: not getattr(self._session.settings, name)})

    def _use_theme(self, theme: str) -> None:
        self._session.change_settings(theme=theme)

    def _resize_text(self, step: float) -> None:
        self._session.change_settings(font_size=self._session.settings.font_size + step)

    def _mark(self, style: Style, colour: Colour) -> Change | None:
        pane = self._pane()
        span = pane.selection() if pane is not None else None
        if pane is None or pane.interview is None or span is None:
            self._say_nothing_selected()
            return None
        return self._annotate([(pane.interview.id, span)], style, colour)

    def _say_nothing_selected(self) -> None:
        self._session.problem.emit(
            RequestError(self.tr("Nothing is selected."), self.tr("Select words in one interview first."))
        )

    def _annotate(self, passages: Sequence[tuple[str, Span]], style: Style, colour: Colour) -> Change | None:
        change = self._session.do(self._session.workspace.annotate, passages, style=style, colour=colour)
        if change is not None:
            self._reading.unselect()
        return change

    def _save_copy(self, path: str) -> None:
        try:
            self._session.workspace.save_copy(Path(path))
        except KzError as error:
            self._session.problem.emit(error)
            return
        self._session.said.emit(self.tr("A copy of the notebook is at {0}").format(path))

    def _ask_for_notebook(self, title: str, name: str, use: Callable[[str], None]) -> None:
        from kzreader.ui.file_dialogs import ask_for_place

        ask_for_place(self._window, title, self.tr("Notebooks (*.kzn)"), name, use)

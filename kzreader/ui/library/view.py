"""The library panel: every interview with its accounts, sorted and filtered, to open here or beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from kzreader.ui.library.suggestion import Suggestion
from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, text
from kzreader.ui.widgets import FilterField, QuietLabel, dropped_files, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from kzreader.ui.theme import Theme

MIME_TYPE = "application/x-kzreader-interview"
SORT_KEYS = ("date", "title", "outlet", "kind", "length", "notes")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One account. `origin`: outlet and date, `extent`: kind, length and notes; in words, those that are known.

    `grouped`: it stands under an interview with other accounts. `joins`: id of the document whose accounts it can be
    listed with, or empty.
    """

    id: str
    title: str
    origin: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    is_open: bool = False
    taken_out: bool = False
    tip: str = ""
    grouped: bool = False
    joins: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """An interview that took place, with its accounts; `own`: the reader's own documents."""

    id: str
    title: str
    documents: tuple[DocumentRow, ...]
    own: bool = False


class LibraryView(QWidget):
    """Told what to show; `open_requested(id, "here" or "beside")` and the like say what the reader wants."""

    open_requested = Signal(str, str)
    take_out_requested = Signal(str)
    put_back_requested = Signal(str)
    sort_requested = Signal(str)
    filter_changed = Signal(str)
    taken_out_shown = Signal(bool)
    add_requested = Signal()
    documents_dropped = Signal(list)
    topics_clear_requested = Signal()
    group_requested = Signal(str, str)
    """The first is an account of the interview that the second reports."""
    leave_group_requested = Signal(str)
    suggestion_accepted = Signal()
    suggestion_rejected = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Library"))
        self.setAcceptDrops(True)
        self._sections: tuple[Section, ...] = ()
        self._field = FilterField(self.tr("Filter interviews"), self)
        self._sort = QToolButton(self)
        self._sort_actions: dict[str, QAction] = {}
        self._topics = QuietLabel(parent=self)
        self._all_topics = quiet_button(self.tr("Show all"), self)
        self._list = RowList(theme, self, mime_type=MIME_TYPE)
        self._beside = QToolButton(self._list.viewport())
        self.suggestion = Suggestion(self)
        self._add = quiet_button(self.tr("Add documents…"), self, tip=self.tr("Text and Markdown files"))
        self._show_taken_out = QAction(self.tr("Show interviews taken out of the library"), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list.setAccessibleName(self.tr("Interviews"))
        self._list.viewport().installEventFilter(self)
        self._show_taken_out.setCheckable(True)
        self._build_sort_menu()
        self._beside.setObjectName("row_tool")
        self._beside.setText(self.tr("Beside"))
        self._beside.setToolTip(self.tr("Open beside the interview that is open (Ctrl+Enter)"))
        self._beside.setCursor(Qt.CursorShape.PointingHandCursor)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside.hide()
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 8, 0)
        top.setSpacing(4)
        top.addWidget(self._field, 1)
        top.addWidget(self._sort)
        filtered = QHBoxLayout()
        filtered.setContentsMargins(16, 0, 8, 0)
        filtered.addWidget(self._topics, 1)
        filtered.addWidget(self._all_topics, 0, Qt.AlignmentFlag.AlignTop)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 0, 8, 0)
        bottom.addWidget(self._add)
        bottom.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(filtered)
        column.addWidget(self._list, 1)
        column.addWidget(self.suggestion)
        column.addLayout(bottom)
        self.show_topic_filter(())

    def _build_sort_menu(self) -> None:
        words = {
            "date": self.tr("Date"),
            "title": self.tr("Title"),
            "outlet": self.tr("Outlet"),
            "kind": self.tr("Kind"),
            "length": self.tr("Length"),
            "notes": self.tr("Notes"),
        }
        menu = QMenu(self._sort)
        group = QActionGroup(menu)
        for key in SORT_KEYS:
            action = menu.addAction(words[key])
            action.setObjectName(key)
            action.setCheckable(True)
            group.addAction(action)
            self._sort_actions[key] = action
        menu.addSeparator()
        menu.addAction(self._show_taken_out)
        self._sort.setMenu(menu)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setProperty("quiet", True)
        self._sort.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sort.setAccessibleName(self.tr("Sort interviews"))
        group.triggered.connect(self._on_sort_triggered)
        self.set_sort("date")

    def _connect(self) -> None:
        self._field.filter_changed.connect(self.filter_changed)
        self._field.entered.connect(self._go_to_list)
        self._field.left.connect(self.left)
        self._list.left.connect(self.left)
        self._list.row_opened.connect(self._on_row_opened)
        self._list.menu_requested.connect(self._on_menu_requested)
        self._list.current_changed.connect(self._place_beside)
        self._list.verticalScrollBar().valueChanged.connect(self._hide_beside)
        self._beside.clicked.connect(self._on_beside_clicked)
        self.suggestion.accepted.connect(self.suggestion_accepted)
        self.suggestion.rejected.connect(self.suggestion_rejected)
        self._add.clicked.connect(self.add_requested)
        self._show_taken_out.toggled.connect(self.taken_out_shown)
        self._all_topics.clicked.connect(self.topics_clear_requested)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def show_sections(self, sections: Sequence[Section], *, filtered: bool = False) -> None:
        """Show these interviews with their accounts; `filtered`: some are left out by a filter."""
        self._sections = tuple(sections)
        rows: list[Row] = []
        for section in self._sections:
            rows.append(
                Row(key=f"section {section.id}", texts=(text(section.title, Face.HEADING, limit=2),), heading=True)
            )
            rows += (self._row(document) for document in section.documents)
        if filtered:
            empty = self.tr("No interview answers to the filter. Press Escape in the field to see all of them.")
        else:
            empty = self.tr("The library is empty. Drop text or Markdown files here, or choose “Add documents…”.")
        self._list.show_rows(rows, empty=empty)
        self._beside.hide()

    def _row(self, document: DocumentRow) -> Row:
        extent = (*document.extent, self.tr("taken out")) if document.taken_out else document.extent
        details = (" · ".join(document.origin), " · ".join(extent))
        return Row(
            key=document.id,
            texts=(
                text(document.title, Face.TITLE, limit=2),
                *(text(words, Face.DETAIL, limit=2, space=1) for words in details if words),
            ),
            marked=document.is_open,
            faded=document.taken_out,
            tip=document.tip,
            spoken=self.tr("open") if document.is_open else "",
        )

    def show_topic_filter(self, names: Sequence[str]) -> None:
        """Say by which topics the list is filtered; by none: say nothing."""
        self._topics.say(self.tr("With {0}").format(", ".join(names)) if names else "")
        self._all_topics.setVisible(bool(names))

    def show_suggestion(self, titles: Sequence[str]) -> None:
        """Say that these seem to be accounts of one interview; say nothing where there are none."""
        self.suggestion.show_titles(titles)

    def set_sort(self, key: str) -> None:
        """Show by what the list is sorted."""
        self._sort_actions[key].setChecked(True)
        self._sort.setText(f"{self._sort_actions[key].text()} ▾")
        self._sort.setToolTip(self.tr("Sorted by {0}").format(self._sort_actions[key].text().lower()))

    def choose(self, document: str) -> None:
        """Put the keyboard on a document."""
        self._list.choose(document)

    def focus_list(self) -> None:
        """Give the list the keyboard."""
        self._go_to_list()

    @property
    def interviews(self) -> RowList:
        """The list of interviews."""
        return self._list

    def _go_to_list(self) -> None:
        self._list.choose_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sort_triggered(self, action: QAction) -> None:
        self.set_sort(action.objectName())
        self.sort_requested.emit(action.objectName())

    def _on_row_opened(self, key: str, _part: int, beside: bool) -> None:
        self.open_requested.emit(key, "beside" if beside else "here")

    def _on_beside_clicked(self) -> None:
        self.open_requested.emit(str(self._beside.property("document")), "beside")

    def _place_beside(self, key: object) -> None:
        """Stand the button in the row that the pointer or the keyboard is on."""
        if not isinstance(key, str) or key.startswith("section "):
            self._hide_beside()
            return
        upper, lower = self._list.rect_of(key)
        size = self._beside.sizeHint()
        self._beside.setProperty("document", key)
        self._beside.setGeometry(
            lower.x() - size.width() - 8, lower.y() - size.height() - 3, size.width(), size.height()
        )
        self._beside.setVisible(lower.y() > upper.y())

    def _hide_beside(self) -> None:
        self._beside.hide()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            row = self._list.row_model.row(self._list.indexAt(event.position().toPoint()))  # type: ignore[attr-defined]
            self._place_beside(row.key if row and not row.heading else None)
        elif event.type() == QEvent.Type.Leave and not self._beside.underMouse():
            self._hide_beside()
        return False

    def _on_menu_requested(self, key: object, where: QPoint) -> None:
        menu = self._menu_for(self._document(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _menu_for(self, document: DocumentRow | None) -> QMenu:
        menu = QMenu(self)
        if document is not None:
            name = document.id
            menu.addAction(self.tr("Open")).triggered.connect(lambda: self.open_requested.emit(name, "here"))
            menu.addAction(self.tr("Open beside")).triggered.connect(lambda: self.open_requested.emit(name, "beside"))
            menu.addSeparator()
            if document.joins:
                joins = menu.addAction(self.tr("An account of the interview that is open"))
                joins.triggered.connect(lambda: self.group_requested.emit(name, document.joins))
            if document.grouped:
                leaves = menu.addAction(self.tr("No account of this interview"))
                leaves.triggered.connect(lambda: self.leave_group_requested.emit(name))
            if document.taken_out:
                put_back = menu.addAction(self.tr("Put back into the library"))
                put_back.triggered.connect(lambda: self.put_back_requested.emit(name))
            else:
                take_out = menu.addAction(self.tr("Take out of the library"))
                take_out.triggered.connect(lambda: self.take_out_requested.emit(name))
            menu.addSeparator()
        menu.addAction(self._show_taken_out)
        menu.addAction(self.tr("Add documents…")).triggered.connect(self.add_requested)
        return menu

    def _document(self, key: object) -> DocumentRow | None:
        every = (document for section in self._sections for document in section.documents)
        return next((document for document in every if document.id == key), None)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.documents_dropped.emit(files)

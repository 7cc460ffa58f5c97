"""The table of the synopsis: lays out and paints what is in sight, measures the rest between two keys.

Until a row has been measured, it is taken to be as high as an ordinary one. When rows above what is in sight turn out
higher or lower, what the reader sees stays where it is.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QTableView

from kzreader.ui.overriding import override
from kzreader.ui.synopsis.cell_painter import CellPainter
from kzreader.ui.synopsis.heads import AccountHeads, RowNumbers
from kzreader.ui.synopsis.layout import CellLayout, Letters
from kzreader.ui.synopsis.model import SynopsisModel
from kzreader.ui.synopsis.values import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kzreader.ui.synopsis.values import Content, TableStyle

NARROWEST = 170
"""Least width of a column in pixels; more columns than have room are scrolled to."""
_KEPT = 800
"""Cells whose layout is kept."""
_BREATH = 12
"""Milliseconds of measuring at a time."""
_TOGETHER = 200
"""Rows that are given their heights at a time: each time, what is in sight is painted anew."""
_AT_ONCE = 2000
"""Letters that are laid out before anything else may happen: that takes ten to twenty milliseconds."""
_ORDINARY = 110
_AHEAD = 4
"""Rows round the one that is gone to which are measured with it."""
_STEP = 40


class SynopsisTable(QTableView):
    """Told what to show. Rows and columns are numbers in the content that is shown."""

    cell_activated = Signal(int, int)
    menu_requested = Signal(int, int, QPoint)
    """The row (-1: a head) and the column that a menu is asked for."""
    order_changed = Signal(list)
    move_requested = Signal(int, int)
    """A column, and by how many places to the right."""

    def __init__(self, style: TableStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synopsis_table")
        self.setAccessibleName(self.tr("Synopsis: statements as rows, accounts as columns"))
        self._style = style
        self._letters = Letters(style)
        self._model = SynopsisModel(self)
        self._layouts: OrderedDict[tuple[int, int], CellLayout] = OrderedDict()
        self._unmeasured: set[int] = set()
        self._next = 0
        self._heights: dict[int, int] = {}
        """Of rows that have been measured and are not yet so high."""
        self._letters_left = _AT_ONCE
        """How much more may be laid out in this turn."""
        self._left_out = False
        """Whether a cell in sight was not painted yet, because it has to be laid out first."""
        self._wanted: re.Pattern[str] | None = None
        self._pressed = QModelIndex()
        self.heads = AccountHeads(style, self)
        self.numbers = RowNumbers(style, self)
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self._measure_on)
        self._build()

    def _build(self) -> None:
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.numbers)
        self.setModel(self._model)
        self.setItemDelegate(CellPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.numbers.setDefaultSectionSize(_ORDINARY)
        self.heads.order_changed.connect(self.order_changed)
        self.heads.menu_requested.connect(self._on_head_menu)

    @property
    def content(self) -> Content | None:
        """What is shown."""
        return self._model.content

    @property
    def look(self) -> TableStyle:
        """How it looks."""
        return self._style

    @property
    def settled(self) -> bool:
        """Whether every row is as high as its words need."""
        return not self._unmeasured

    def show_content(self, content: Content | None) -> None:
        """Show these rows from the first, or, where they are of the same accounts, from the statement seen before."""
        seen, current = self._number_at(self.rowAt(0)), self.currentIndex()
        column = current.column() if current.isValid() else 0
        chosen = self._number_at(current.row()) if current.isValid() else 0
        same = content is not None and self.content is not None and content.documents == self.content.documents
        self._model.show(content)
        self.heads.show_content(content, self._style)
        self.numbers.show_content(content, self._style)
        self._share_width()
        self._forget()
        if content is None or not content.rows:
            return
        row = _row_of(content, chosen) if same else 0
        self.selectionModel().setCurrentIndex(
            self._model.index(row, min(column, len(content.documents) - 1)),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )
        if same:
            self.scrollTo(self._model.index(_row_of(content, seen), 0), QTableView.ScrollHint.PositionAtTop)
        else:
            self.scrollToTop()

    def set_look(self, style: TableStyle) -> None:
        """Paint in another theme or size, with or without marking words that differ."""
        resized = style.font_size != self._style.font_size
        self._style = style
        self._letters = Letters(style)
        self.heads.show_content(self.content, style)
        self.numbers.show_content(self.content, style)
        if resized:
            self._forget()
        else:
            self._layouts.clear()
            self.viewport().update()

    def layout_in_turn(self, row: int, column: int) -> CellLayout | None:
        """The layout of a cell to paint it by; None where enough was laid out for now: it is painted before long."""
        if (row, column) not in self._layouts and self._letters_left <= 0:
            self._left_out = True
            return None
        return self.layout_of(row, column)

    def layout_of(self, row: int, column: int) -> CellLayout:
        """The layout of a cell at its width; the latest are kept."""
        key = (row, column)
        if key not in self._layouts:
            self._layouts[key] = self._laid_out(row, column)
            while len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        self._layouts.move_to_end(key)
        return self._layouts[key]

    def _laid_out(self, row: int, column: int) -> CellLayout:
        content = self.content
        assert content is not None, "only cells that are shown are laid out"
        self._letters_left -= sum(span.end - span.start for span in content.rows[row].cells[column].passages)
        return CellLayout(
            content.cell(row, column),
            width=self.columnWidth(column),
            letters=self._letters,
            empty=self.tr("not in this account"),
            wanted=self._wanted,
        )

    # Finding

    def seek(self, words: str, *, by: int = 0) -> bool:
        """Mark `words` in the cells and go to the next cell with them (`by` 1), the one before (-1), or the nearest
        from here on (0). False where no cell has them.
        """
        wanted = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE) if words.strip() else None
        if (wanted and wanted.pattern) != (self._wanted and self._wanted.pattern):
            self._wanted = wanted
            self._layouts.clear()
            self.viewport().update()
        content = self.content
        if wanted is None or content is None or not content.rows:
            return wanted is None
        columns = len(content.documents)
        count = len(content.rows) * columns
        here = max(self.currentIndex().row(), 0) * columns + max(self.currentIndex().column(), 0)
        step = by or 1
        for away in range(1 if by else 0, count + 1):
            row, column = divmod((here + step * away) % count, columns)
            if content.hit(row, column, wanted):
                self.choose(row, column)
                return True
        return False

    def choose(self, row: int, column: int) -> None:
        """Put the keyboard on a cell and bring it into view."""
        self.selectionModel().setCurrentIndex(
            self._model.index(row, column), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(self.currentIndex())

    # Heights

    def _share_width(self) -> None:
        content = self.content
        if content is None:
            return
        count = len(content.documents)
        room = self.viewport().width()
        for column in range(count):
            share = room * (column + 1) // count - room * column // count
            self.heads.resizeSection(column, max(share, NARROWEST))

    def _forget(self) -> None:
        self._layouts.clear()
        self._unmeasured = set(range(self._model.rowCount()))
        self._next = 0
        self._heights = {}
        self._measure_in_sight()
        self._measuring.start()
        self.viewport().update()

    def _measure_in_sight(self) -> bool:
        """Measure rows that have room, from the first in sight on; False where that is too much for one turn."""
        first = max(self.rowAt(0), 0)
        below, heights = self.rowViewportPosition(first), {}
        self._letters_left, whole = _AT_ONCE, True
        for row in range(first, self._model.rowCount()):
            if below >= self.viewport().height() or not whole:
                break
            if row in self._unmeasured:
                heights[row] = self._heights.pop(row, 0) or self._height(row)
                whole = self._letters_left > 0
            below += heights.get(row, self.rowHeight(row))
        self._resize(heights)
        if not whole:
            self._measuring.start()
        return whole

    def _measure_on(self) -> None:
        """Measure on, first what is in sight and then from the top, for as long as nobody notices."""
        if not self._measure_in_sight():
            return
        clock = QElapsedTimer()
        clock.start()
        count = self._model.rowCount()
        while self._next < count and clock.elapsed() < _BREATH:
            if self._next in self._unmeasured and self._next not in self._heights:
                having = self._having(self._next)
                self._heights[self._next] = max(self._laid_out(self._next, column).height for column in having)
            self._next += 1
        if len(self._heights) >= _TOGETHER or self._next == count:
            heights, self._heights = self._heights, {}
            self._resize(heights)
        if self._next < count:
            self._measuring.start()

    def _measure(self, rows: Iterable[int]) -> None:
        self._resize({row: self._height(row) for row in rows if row in self._unmeasured})

    def _height(self, row: int) -> int:
        return max(self.layout_of(row, column).height for column in self._having(row))

    def _having(self, row: int) -> Sequence[int]:
        """The columns that make a row as high as it is: empty cells are the lowest."""
        return self.content.rows[row].having if self.content is not None else ()

    def _resize(self, heights: dict[int, int]) -> None:
        """Give rows their heights; the first row in sight stays where it is."""
        self._unmeasured.difference_update(heights)
        heights = {row: height for row, height in heights.items() if self.rowHeight(row) != height}
        if not heights:
            return
        top = self.rowAt(0)
        stood = self.rowViewportPosition(top) if top >= 0 else 0
        for row, height in heights.items():
            self.numbers.resizeSection(row, height)
        self.updateGeometries()
        if top >= 0 and self.verticalScrollBar().value() > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - stood)

    def _number_at(self, row: int) -> int:
        content = self.content
        return content.rows[row].number if content is not None and 0 <= row < len(content.rows) else 0

    # Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._letters_left, self._left_out = _AT_ONCE, False
        super().paintEvent(event)
        if self._left_out:
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()
            self._forget()
        else:
            self._measure_in_sight()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy and self._unmeasured:
            self._measure_in_sight()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        around = range(max(index.row() - _AHEAD, 0), min(index.row() + 2 * _AHEAD, self._model.rowCount()))
        self._measure(around)
        super().scrollTo(index, hint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self.currentIndex(), event.key()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.cell_activated.emit(here.row(), here.column())
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and here.isValid():
            self.move_requested.emit(here.column(), 1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the words of the chosen cells on the clipboard: rows as lines, columns parted by tabs."""
        content, chosen = self.content, self.selectionModel().selectedIndexes()
        if content is None or not chosen:
            return
        rows: dict[int, list[int]] = {}
        for index in sorted(chosen, key=lambda one: (one.row(), self.heads.visualIndex(one.column()))):
            rows.setdefault(index.row(), []).append(index.column())
        if len(chosen) == 1:
            words = words_of(content.cell(chosen[0].row(), chosen[0].column()))
        else:
            words = "\n".join(_as_line(content, row, columns) for row, columns in rows.items())
        QApplication.clipboard().setText(words)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        self._pressed = QModelIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        if plain and index.isValid() and index == pressed:
            self.cell_activated.emit(index.row(), index.column())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, where = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).topLeft())
        if index.isValid():
            self.menu_requested.emit(index.row(), index.column(), where)

    def _on_head_menu(self, column: int, where: QPoint) -> None:
        self.menu_requested.emit(-1, column, where)


def _as_line(content: Content, row: int, columns: Sequence[int]) -> str:
    return "\t".join(words_of(content.cell(row, column)).replace("\n", " ") for column in columns)


def _row_of(content: Content, number: int) -> int:
    """The row with that number, or the first one after it that is shown."""
    return next((row for row, one in enumerate(content.rows) if one.number >= number), len(content.rows) - 1)

"""One interview in a pane: header, find bar, page with its gutter, and the margin with its notes.

The pane speaks source offsets and viewport rectangles; page positions stay inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kzreader.core.interview import Interview
from kzreader.core.notebook.annotation import Annotation, Style, Topic
from kzreader.core.text import Span
from kzreader.ui.reading.column import header_edge
from kzreader.ui.reading.gutter import Gutter
from kzreader.ui.reading.header import Header
from kzreader.ui.reading.layers import FigureMark, Flash, Hit, LayerName, Mark, Value, in_lanes, placed
from kzreader.ui.reading.margin import MarginColumn
from kzreader.ui.reading.page import BLEED, build_page, restyled
from kzreader.ui.reading.typography import Typography
from kzreader.ui.reading.values import Difference, HeaderInfo, MentionMark, PageStyle, PassageMark, TopicMark
from kzreader.ui.reading.view import PageView

if TYPE_CHECKING:
    from kzreader.ui.reading.findbar import FindBar

_FLASH = 1600
"""Milliseconds that a flash stays."""


class ReadingPane(QWidget):
    """Shows one interview and tells what its reader does. Offsets and spans are those of the source."""

    activated = Signal()
    selection_changed = Signal(object)
    scrolled = Signal()
    settled = Signal()
    marked = Signal()
    """Other marks or topics are shown."""
    mention_activated = Signal(str, object, QPoint)
    mention_hovered = Signal(str, object, QPoint)
    mention_left = Signal()
    annotation_activated = Signal(tuple)
    passage_activated = Signal(object)
    figure_activated = Signal(object)
    furniture_toggled = Signal(bool)
    zoom_requested = Signal(int)
    chip_clicked = Signal(str)
    topic_accept_requested = Signal(str, int)
    topic_reject_requested = Signal(str, int)
    topics_accept_all_requested = Signal(str)
    topics_reject_all_requested = Signal(str)
    swap_requested = Signal()
    close_requested = Signal()

    def __init__(self, style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._interview: Interview | None = None
        self._info = HeaderInfo("")
        self._opened: frozenset[int] | None = frozenset()
        self._shown_selection: Span | None = None
        self._edge = 0
        self._values: dict[LayerName, Sequence[tuple[Span, Value]]] = {}
        self._topics: Mapping[str, Topic] = {}
        self.page = PageView(self)
        self.header = Header(self)
        self.gutter = Gutter(self.page)
        self._lay_out()
        self._flashing = QTimer(self, singleShot=True, interval=_FLASH)
        self._flashing.timeout.connect(partial(self._put, LayerName.FLASH, ()))
        self.page.set_tip(self._tip)
        self._colour()
        self._connect()
        self.margin = MarginColumn(self, style)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.page, 1)

    @cached_property
    def findbar(self) -> FindBar:
        """What asks for words; made when it is first opened, or when the pages have been painted."""
        from kzreader.ui.reading.findbar import FindBar

        made = FindBar(self)
        self._column.insertWidget(1, made)
        made.closed.connect(self.page.setFocus)
        made.align(self._edge)
        return made

    def _colour(self) -> None:
        self.page.set_theme(self._style.theme)
        self.header.set_theme(self._style.theme)
        self.gutter.set_style(self._style.theme, self._style.font_size)

    def _connect(self) -> None:
        self.page.scrolled.connect(self.scrolled)
        self.page.settled.connect(self.settled)
        self.page.focused.connect(self.activated)
        self.page.fold_activated.connect(self._toggle_fold)
        self.page.mark_activated.connect(self._on_mark_activated)
        self.page.mark_pointed.connect(self._on_mark_pointed)
        self.page.selectionChanged.connect(self._on_selection_changed)
        self.page.zoom_requested.connect(self.zoom_requested)
        self.page.column_moved.connect(self._place_gutter)
        self.gutter.accept_requested.connect(self.topic_accept_requested)
        self.gutter.reject_requested.connect(self.topic_reject_requested)
        self.gutter.accept_all_requested.connect(self.topics_accept_all_requested)
        self.gutter.reject_all_requested.connect(self.topics_reject_all_requested)
        self.gutter.topic_clicked.connect(self.chip_clicked)
        self.gutter.number_clicked.connect(self._select_paragraph)
        self.header.chip_clicked.connect(self.chip_clicked)
        self.header.swap_requested.connect(self.swap_requested)
        self.header.close_requested.connect(self.close_requested)

    @property
    def interview(self) -> Interview | None:
        """The interview that is shown."""
        return self._interview

    def show_interview(self, interview: Interview, info: HeaderInfo) -> None:
        """Show another interview from its beginning, without marks."""
        self.margin.finish_editing()
        self._interview, self._info = interview, info
        self._opened = None if self._opened is None else frozenset()
        self._values.clear()
        self.gutter.show_topics(())
        self.margin.show_notes((), {})
        self.page.show_bright(None)
        self.header.show_info(info)
        self._build()
        self.page.show_caret_line(False)
        self._on_selection_changed()
        self.scrolled.emit()

    def complete(self) -> None:
        """Make what is seen only when it is asked for: the find bar's field and the buttons at a selection."""
        self.findbar.complete()
        self.page.bar.buttons()

    def show_header(self, info: HeaderInfo) -> None:
        """Say other things of the same interview: its topics as they are now."""
        self._info = info
        self.header.show_info(info)

    def show_topics(self, marks: Sequence[TopicMark]) -> None:
        """Show the signs of topics beside their paragraphs."""
        self.gutter.show_topics(marks)
        self.marked.emit()

    def set_active(self, active: bool) -> None:
        """Show whether this is the pane that keys and menus mean."""
        self.header.set_active(active)

    def set_swappable(self, swappable: bool) -> None:
        """Show the button that swaps panes only where there is another."""
        self.header.set_swappable(swappable)

    def set_actions(self, *, selection: Sequence[QAction], context: Sequence[QAction | None]) -> None:
        """What can be done with a selection, and the entries of the page's menu; None is a line between them."""
        self.page.set_actions(selection=selection, context=context)

    def set_style(self, style: PageStyle) -> None:
        """Change theme, size or measure; the words at the reading line stay where they are."""
        self._style = style
        self._colour()
        self._rebuild(styled=True)
        self.margin.set_style(style)

    def show_mentions(self, mentions: Sequence[MentionMark]) -> None:
        """Mark names, quietly."""
        self._put(LayerName.MENTIONS, [(mention.span, mention) for mention in mentions])

    def show_passages(self, passages: Sequence[PassageMark]) -> None:
        """Mark the sentences that have a counterpart in a neighbouring pane."""
        self._put(LayerName.PASSAGES, [(passage.span, passage) for passage in passages])

    def show_differences(self, spans: Sequence[Span]) -> None:
        """Mark the words that differ from the parallel passages beside."""
        self._put(LayerName.DIFFERENCES, [(span, Difference(span)) for span in spans])

    def show_figures(self, figures: Sequence[FigureMark]) -> None:
        """Mark the figures that differ from those of another open interview."""
        self._put(LayerName.FIGURES, [(figure.span, figure) for figure in figures])

    def show_annotations(self, annotations: Sequence[Annotation], topics: Mapping[str, Topic]) -> None:
        """Mark the passages of the reader's annotations that lie in this interview."""
        self._topics = topics
        document = self._interview.id if self._interview else ""
        self._put(
            LayerName.ANNOTATIONS,
            [
                (target.span, annotation)
                for annotation in annotations
                if annotation.style is not Style.TOPIC
                for target in annotation.placed_in(document)
            ],
        )

    def show_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Mark what was found; `current` is the index of the one the reader is at."""
        self._put(LayerName.HITS, [(span, Hit(index == current)) for index, span in enumerate(hits)])

    def show_topic_filter(self, paragraphs: Iterable[int] | None) -> None:
        """Dim the paragraphs whose number is not among these; None: dim none."""
        self.page.show_bright(paragraphs)

    def set_furniture_open(self, shown: bool) -> None:
        """Open or fold away everything that the web page put round the interview."""
        opened = None if shown else frozenset[int]()
        if opened != self._opened:
            self._opened = opened
            self._rebuild()

    def flash(self, span: Span) -> None:
        """Show for a moment where a jump has led."""
        self._reveal(span)
        self._put(LayerName.FLASH, [(span, Flash())])
        self._flashing.start()

    def select(self, span: Span) -> None:
        """Select `span`; the page does not scroll."""
        self._reveal(span)
        if self.page.page:
            self.page.select(*self.page.page.map.bounds(span))

    def unselect(self) -> None:
        """Leave what is selected; the caret stays at its end."""
        end = self.page.textCursor().selectionEnd()
        self.page.select(end, end)

    def selection(self) -> Span | None:
        """What is selected, or None: without names, from the first selected character to the last."""
        cursor, page = self.page.textCursor(), self.page.page
        if page is None or not cursor.hasSelection():
            return None
        shown = page.map.shown(cursor.selectionStart(), cursor.selectionEnd())
        return Span(shown[0].start, shown[-1].end) if shown else None

    def caret(self) -> int:
        """The source offset at which the caret stands."""
        return self._to_source(self.page.textCursor().position())

    def span_rects(self, span: Span) -> list[QRect]:
        """Where `span` stands, a rectangle a line, in the coordinates of the page's viewport.

        They may lie above or below what is visible. What is folded away has the rectangle of the line that tells of it.
        """
        page = self.page.page
        if page is None:
            return []
        return self.page.rects(page.map.ranges(span)) or [self.page.caret_rect(page.map.to_page(span.start))]

    def visible_span(self) -> Span:
        """The source from the first to the last character in view."""
        start, end = self.page.visible_range()
        first, last = self._to_source(start), self._to_source(end)
        return Span(first, max(first, last))

    def reading_offset(self) -> int:
        """The source offset at the reading line, one third down the page."""
        return self._to_source(self.page.reading_position())

    def scroll_value(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self.page.verticalScrollBar().value()

    def content_height(self) -> int:
        """The height of the whole page in pixels, as far as it is laid out."""
        return self.page.page_height()

    def scroll_to(self, place: int | Span, y: int | None = None, *, smooth: bool = False) -> None:
        """Scroll until the line of an offset, or the first line of a span, begins at height `y` of the viewport.

        None: at the reading line. A run of furniture that hides the place is opened.
        """
        span = place if isinstance(place, Span) else Span(place, place + 1)
        self._reveal(span)
        if page := self.page.page:
            position = page.map.bounds(span)[0]
            self.page.scroll_so(position, y, smooth=smooth)

    def _build(self, *, styled: bool = False) -> None:
        if self._interview is None:
            return
        typography, old, title = Typography(self._style), self.page.page, self._info.title
        if styled and old is not None:
            page = restyled(old, typography, parent=self.page)
        else:
            page = build_page(self._interview, typography, title=title, opened=self._opened, parent=self.page)
        self.page.setAccessibleName(self.tr("Text of {title}").format(title=self._info.title))
        with QSignalBlocker(self.page):
            self.page.show_page(page, typography)
        self._place_gutter()
        for name, values in self._values.items() if not styled else ():
            self._place(name, values)

    def _rebuild(self, *, styled: bool = False) -> None:
        """Build the page anew, or only in another style; selection and reading place stay."""
        old = self.page.page
        if old is None:
            return
        cursor, anchor = self.page.textCursor(), self.page.anchor
        ends = [old.map.to_source(position) for position in (cursor.anchor(), cursor.position())]
        kept = (old.map.to_source(anchor[0]), anchor[1]) if anchor else None
        self._build(styled=styled)
        if new := self.page.page:
            with QSignalBlocker(self.page):
                self.page.select(*(new.map.to_page(offset) for offset in ends))
            if kept:
                self.page.scroll_so(new.map.to_page(kept[0]), kept[1])
        self.scrolled.emit()

    def _put(self, name: LayerName, values: Sequence[tuple[Span, Value]]) -> None:
        if values != self._values.get(name):
            self._values[name] = values
            self._place(name, values)
            self.marked.emit()

    def _place(self, name: LayerName, values: Sequence[tuple[Span, Value]]) -> None:
        if page := self.page.page:
            marks = list(placed(page.map, values))
            self.page.layers.put(name, in_lanes(marks) if name is LayerName.ANNOTATIONS else marks)
            self.page.viewport().update()

    def _reveal(self, span: Span) -> None:
        page = self.page.page
        fold = page.fold_of(span) if page else None
        if fold is not None and self._opened is not None:
            self._opened |= {fold}
            self._rebuild()

    def _toggle_fold(self, fold: int) -> None:
        runs = self.page.page.folds() if self.page.page else frozenset()
        opened = runs if self._opened is None else self._opened
        self._opened = opened ^ {fold}
        self._rebuild()
        if self.page.page:
            line = self.page.page.fold_position(fold)
            self.page.select(line, line)
        self.furniture_toggled.emit(fold in self._opened)

    def _to_source(self, position: int) -> int:
        return self.page.page.map.to_source(position) if self.page.page else 0

    def _on_selection_changed(self) -> None:
        selection = self.selection()
        if selection != self._shown_selection:
            self._shown_selection = selection
            self.selection_changed.emit(selection)

    def _place_gutter(self) -> None:
        area = self.page.viewport().geometry()
        self.gutter.place(QRect(0, area.top(), area.left(), area.height()))
        self._edge = header_edge(self.width(), area.left() + BLEED)
        self.header.align(self._edge)
        if "findbar" in self.__dict__:
            self.findbar.align(self._edge)

    def _select_paragraph(self, number: int) -> None:
        if self._interview:
            self.select(self._interview.paragraphs[number - 1].body)
            self.page.setFocus()
            self.page.show_bar()

    def _on_mark_activated(self, mark: Mark) -> None:
        value = mark.value
        if isinstance(value, MentionMark):
            self.mention_activated.emit(value.entity, value.span, self.page.below(mark))
        elif isinstance(value, PassageMark):
            self.passage_activated.emit(value.span)
        elif isinstance(value, FigureMark):
            self.figure_activated.emit(value)
        elif isinstance(value, Annotation):
            beneath = [other.value for other in self.page.layers[LayerName.ANNOTATIONS].at(self.page.activated_at)]
            ids = [other.id for other in beneath if isinstance(other, Annotation)]
            first = ids.index(value.id)
            self.annotation_activated.emit((*ids[first:], *ids[:first]))

    def _on_mark_pointed(self, mark: Mark | None) -> None:
        if mark and isinstance(mark.value, MentionMark):
            self.mention_hovered.emit(mark.value.entity, mark.value.span, self.page.below(mark))
        else:
            self.mention_left.emit()

    def _tip(self, mark: Mark) -> str:
        from kzreader.ui.reading.tips import tip

        return tip(mark.value, self._topics)

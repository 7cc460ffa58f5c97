"""Marks as they are drawn: fills under the letters, lines and signs over them.

Each kind is told apart by its form as well as by its colour: names by the pattern of a thin line, highlights by a
fill, underlines by a thick line, sentences with a counterpart by a bar beside the text. Where highlights overlap, the
shortest fills the line and the others run on as stripes below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kzreader.core.notebook.annotation import Annotation, Style
from kzreader.ui.reading.geometry import Geometry, Strip
from kzreader.ui.reading.layers import Hit, LayerName, Layers, Mark, cut
from kzreader.ui.reading.values import MentionMark, PassageMark
from kzreader.ui.style import contrast, mix
from kzreader.ui.theme import Theme

NAME_PATTERNS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "person": (),
        "place": (1.0, 2.0),
        "organisation": (4.0, 2.0),
        "work": (6.0, 2.0, 1.0, 2.0),
        "initiative": (9.0, 3.0),
        "event": (6.0, 2.0, 1.0, 2.0, 1.0, 2.0),
        "concept": (1.0, 4.0),
    }
)
"""Strokes and gaps of the line under a name, by entity type, in widths of the line; none: unbroken."""
_NAME_OPACITY = 0.55
_PASSAGE_TINT = 0.035
_BAR_GAP = 14.0
_STRIPE = 2.6
_DOT = 1.7
"""Width of a dot under words that differ."""
_DIMMED = 0.66
_READABLE = 4.55
"""Least contrast of text on a fill: 4.5 (WCAG 2.2, 1.4.3), and a little for rounding."""


class MarkPainter:
    """Draws the marks of a page between two page positions. The painter stands in the document's coordinates."""

    def __init__(self, theme: Theme, geometry: Geometry, layers: Layers) -> None:
        self._theme = theme
        self._geometry = geometry
        self._layers = layers

    def under(self, painter: QPainter, start: int, end: int) -> None:
        """What lies on the paper, below the letters."""
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._layers[LayerName.PASSAGES].within(start, end):
            self._fill(painter, mark.ranges, passage_tint(self._theme, mark.value))
        annotations = self._layers[LayerName.ANNOTATIONS].within(start, end)
        self._highlights(painter, [mark for mark in annotations if _style(mark) is Style.HIGHLIGHT])
        for mark in self._layers[LayerName.HITS].within(start, end):
            self._fill(painter, mark.ranges, fill(self._theme, self._theme.colour("search")))
        for mark in self._layers[LayerName.FLASH].within(start, end):
            self._fill(painter, mark.ranges, fill(self._theme, self._theme.colour("flash")), grown=2.0)

    def over(self, painter: QPainter, start: int, end: int) -> None:
        """What is drawn after the letters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._layers[LayerName.MENTIONS].within(start, end):
            if isinstance(mark.value, MentionMark):
                self._name(painter, mark, mark.value.type)
        for mark in self._layers[LayerName.DIFFERENCES].within(start, end):
            self._difference(painter, mark)
        for mark in self._layers[LayerName.FIGURES].within(start, end):
            self._figure(painter, mark)
        annotations = self._layers[LayerName.ANNOTATIONS].within(start, end)
        for mark in annotations:
            if _style(mark) is Style.UNDERLINE:
                self._underline(painter, mark)
        for mark in annotations:
            self._sign(painter, mark)
        for mark in self._layers[LayerName.HITS].within(start, end):
            if isinstance(mark.value, Hit) and mark.value.current:
                self._frame(painter, mark)

    def bars(self, painter: QPainter, start: int, end: int, *, left: float) -> None:
        """The bars of sentences with a counterpart, beside the text that begins at `left`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._layers[LayerName.PASSAGES].within(start, end):
            if isinstance(mark.value, PassageMark):
                painter.setPen(self._bar_pen(mark.value))
                for strip in self._strips(mark.ranges):
                    painter.drawLine(
                        QLineF(left - _BAR_GAP, strip.line.top() + 2, left - _BAR_GAP, strip.line.bottom() - 2)
                    )

    def _bar_pen(self, passage: PassageMark) -> QPen:
        colour = QColor(self._theme.colour("link_quote" if passage.kind == "quote" else "link"))
        colour.setAlphaF(0.35 + 0.5 * min(max(passage.score, 0.0), 1.0))
        pen = QPen(colour, 2.0, c=Qt.PenCapStyle.FlatCap)
        if passage.kind == "quote":
            pen.setDashPattern([3.0, 1.5])
        return pen

    def _strips(self, ranges: Iterable[tuple[int, int]]) -> Iterable[Strip]:
        for start, end in ranges:
            yield from self._geometry.strips(start, end)

    def _fill(
        self, painter: QPainter, ranges: Iterable[tuple[int, int]], colour: QColor, *, grown: float = 0.0
    ) -> None:
        painter.setBrush(colour)
        for strip in self._strips(ranges):
            painter.drawRect(strip.box.adjusted(-grown, -grown / 2, grown, grown / 2))

    def _frame(self, painter: QPainter, mark: Mark) -> None:
        """A frame round the hit that the reader is at: by its form it differs from the others, too."""
        painter.setPen(QPen(self._theme.colour("search_current"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for strip in self._strips(mark.ranges):
            painter.drawRoundedRect(strip.box.adjusted(-2, -1, 2, 1), 3, 3)

    def _highlights(self, painter: QPainter, marks: list[Mark]) -> None:
        for start, end, covering in cut(marks):
            self._fill(painter, [(start, end)], fill(self._theme, self._theme.mark(_colour(covering[-1]))))
            for mark in covering[:-1]:
                self._stripe(painter, start, end, mark)

    def _stripe(self, painter: QPainter, start: int, end: int, mark: Mark) -> None:
        painter.setBrush(self._theme.mark_line(_colour(mark)))
        for strip in self._geometry.strips(start, end):
            top = strip.box.bottom() + (mark.lane % 3) * (_STRIPE + 0.8)
            painter.drawRect(QRectF(strip.box.left(), top, strip.box.width(), _STRIPE))

    def _name(self, painter: QPainter, mark: Mark, entity_type: str) -> None:
        colour = QColor(self._theme.colour(f"entity_{entity_type}"))
        colour.setAlphaF(_NAME_OPACITY)
        pen = QPen(colour, 1.0, c=Qt.PenCapStyle.FlatCap)
        if pattern := NAME_PATTERNS.get(entity_type, ()):
            pen.setDashPattern(pattern)
        painter.setPen(pen)
        self._lines(painter, mark, 0.2)

    def _difference(self, painter: QPainter, mark: Mark) -> None:
        """A row of round dots, lower than the line under a name."""
        pen = QPen(self._theme.colour("link"), _DOT, c=Qt.PenCapStyle.RoundCap)
        pen.setDashPattern((0.01, 2.2))
        painter.setPen(pen)
        self._lines(painter, mark, 0.32)

    def _figure(self, painter: QPainter, mark: Mark) -> None:
        """A dotted frame."""
        pen = QPen(self._theme.colour("link_quote"), 1.2, c=Qt.PenCapStyle.RoundCap)
        pen.setDashPattern((0.01, 2.6))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for strip in self._strips(mark.ranges):
            painter.drawRoundedRect(strip.box.adjusted(-2, 0, 2, 1), 3, 3)

    def _underline(self, painter: QPainter, mark: Mark) -> None:
        colour = self._theme.mark_line(_colour(mark))
        painter.setPen(QPen(colour, 2.4, c=Qt.PenCapStyle.FlatCap))
        self._lines(painter, mark, 0.2 + 0.2 * (mark.lane % 2))

    def _lines(self, painter: QPainter, mark: Mark, below: float) -> None:
        for strip in self._strips(mark.ranges):
            height = round(strip.baseline + below * strip.em) + 0.5
            painter.drawLine(QLineF(strip.box.left(), height, strip.box.right(), height))

    def _sign(self, painter: QPainter, mark: Mark) -> None:
        """A turned-down corner where an annotation has a note; two where it compares passages."""
        annotation = mark.value
        if not isinstance(annotation, Annotation) or not (annotation.body or annotation.is_comparison):
            return
        strips = self._geometry.strips(*mark.ranges[-1])
        if not strips:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.mark_line(annotation.colour))
        size = 0.38 * strips[-1].em
        for index in range(2 if annotation.is_comparison else 1):
            corner = strips[-1].box.topRight() - QPointF(index * size * 1.2, 0)
            painter.drawPolygon(QPolygonF([corner - QPointF(size, 0), corner, corner + QPointF(0, size)]))


def fill(theme: Theme, colour: QColor) -> QColor:
    """`colour` as text can be read on it, the quieter text of questions included: as much of it as that leaves."""
    return QColor.fromRgba(
        _readable(colour.rgba(), *(theme.colour(role).rgba() for role in ("paper", "ink", "question")))
    )


@lru_cache(maxsize=128)
def _readable(colour: int, paper: int, *inks: int) -> int:
    ground, over = QColor.fromRgba(paper), QColor.fromRgba(colour)
    for share in range(20, 4, -1):
        shade = mix(ground, over, share / 20)
        if min(contrast(QColor.fromRgba(ink), shade) for ink in inks) >= _READABLE:
            return shade.rgba()
    return paper


def passage_tint(theme: Theme, value: object) -> QColor:
    """The paper under a sentence that has a counterpart."""
    quote = isinstance(value, PassageMark) and value.kind == "quote"
    return mix(theme.colour("paper"), theme.colour("link_quote" if quote else "link"), _PASSAGE_TINT)


def dimming(theme: Theme) -> QColor:
    """What is laid over paragraphs outside the topic that the reader follows."""
    colour = QColor(theme.colour("paper"))
    colour.setAlphaF(_DIMMED)
    return colour


def _style(mark: Mark) -> Style | None:
    return mark.value.style if isinstance(mark.value, Annotation) else None


def _colour(mark: Mark) -> str:
    return str(mark.value.colour) if isinstance(mark.value, Annotation) else "yellow"

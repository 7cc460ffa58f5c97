"""How the bands of the ribbon look: outlines, fills, edges, and the fading at the ends of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kzreader.core.crossrefs.values import LinkKind
    from kzreader.ui.reading.bands import Band, Extent

_FAINTEST, _STRONGEST = 0.10, 0.34
"""Opacity of the fill of a link of score 0 and of score 1."""
_QUIET = 0.7
"""Share of that for a stub."""
_LIT = 0.55
_EDGE = 0.75
_FADE = 28.0
"""Pixels over which bands fade at the upper and lower end of the page."""
_STUB = 0.36
"""Length of a stub as a share of the ribbon's width."""
_LEAN = 6.0
"""How far the tip of a stub leans to where the other end is, so that two stubs of one passage stay apart."""
_ARROW = 3.5


def outline(band: Band, width: float) -> QPainterPath:
    """The area of a band in a ribbon of that width."""
    if band.shown == "whole":
        return _joining(band.left, band.right, width)
    return _stub(band, width)


def _joining(left: Extent, right: Extent, width: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, left.top))
    half = width / 2
    path.cubicTo(half, left.top, half, right.top, width, right.top)
    path.lineTo(width, right.bottom)
    path.cubicTo(half, right.bottom, half, left.bottom, 0, left.bottom)
    path.closeSubpath()
    return path


def _stub(band: Band, width: float) -> QPainterPath:
    """A tongue that leaves the passage and ends under its arrow."""
    extent, edge, tip = _stub_places(band, width)
    path = QPainterPath(QPointF(edge, extent.top))
    bend = (edge + tip.x()) / 2
    path.cubicTo(bend, extent.top, bend, tip.y(), tip.x(), tip.y())
    path.cubicTo(bend, tip.y(), bend, extent.bottom, edge, extent.bottom)
    path.closeSubpath()
    return path


def _stub_places(band: Band, width: float) -> tuple[Extent, float, QPointF]:
    lean = band.towards * _LEAN
    if band.shown == "left":
        return band.left, 0.0, QPointF(width * _STUB, band.left.middle + lean)
    return band.right, width, QPointF(width * (1 - _STUB), band.right.middle + lean)


def grip(band: Band, width: float) -> QPointF:
    """A point well inside the band."""
    if band.shown == "whole":
        return QPointF(width / 2, (band.left.middle + band.right.middle) / 2)
    return _stub_places(band, width)[2]


def holds(band: Band, path: QPainterPath, point: QPointF) -> bool:
    """Whether `point` is on the band with that outline; a stub is reached in its whole box, its arrow included."""
    if band.shown == "whole":
        return path.contains(point)
    return path.boundingRect().adjusted(-2 * _ARROW, 0, 2 * _ARROW, 0).contains(point)


def paint(
    painter: QPainter,
    band: Band,
    path: QPainterPath,
    *,
    kind: LinkKind,
    score: float,
    colour: QColor,
    width: float,
    lit: bool,
) -> None:
    """One band: a fill by strength; solid edges say that it is a quote, and that it is pointed at."""
    opacity = (
        _LIT if lit else (_FAINTEST + (_STRONGEST - _FAINTEST) * score) * (1.0 if band.shown == "whole" else _QUIET)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_with_alpha(colour, opacity))
    painter.drawPath(path)
    if kind == "quote" or lit:
        painter.strokePath(
            _edges(band, width) if band.shown == "whole" else path, QPen(_with_alpha(colour, _EDGE), 1.2)
        )
    if band.shown != "whole":
        painter.setBrush(_with_alpha(colour, 1.0 if lit else _EDGE))
        painter.drawPolygon(_arrow(_stub_places(band, width)[2], band.towards))


def _edges(band: Band, width: float) -> QPainterPath:
    path = QPainterPath()
    half = width / 2
    for start, end in ((band.left.top, band.right.top), (band.left.bottom, band.right.bottom)):
        path.moveTo(0, start)
        path.cubicTo(half, start, half, end, width, end)
    return path


def _arrow(tip: QPointF, towards: int) -> QPolygonF:
    far = QPointF(0, towards * _ARROW)
    return QPolygonF([tip + far, tip - far + QPointF(_ARROW, 0), tip - far - QPointF(_ARROW, 0)])


def fade(painter: QPainter, area: QRectF, paper: QColor) -> None:
    """Let what is painted in `area` run out into `paper` at both ends."""
    from PySide6.QtGui import QLinearGradient

    clear = _with_alpha(paper, 0.0)
    for start, end in ((area.top(), area.top() + _FADE), (area.bottom(), area.bottom() - _FADE)):
        gradient = QLinearGradient(0, start, 0, end)
        gradient.setColorAt(0, paper)
        gradient.setColorAt(1, clear)
        painter.fillRect(QRectF(area.left(), min(start, end), area.width(), _FADE), gradient)


def focus_frame(painter: QPainter, frame: QRect, colour: QColor) -> None:
    """A frame that says the keys are here."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5))
    painter.drawRoundedRect(QRectF(frame).adjusted(2, 2, -2, -2), 4, 4)


def _with_alpha(colour: QColor, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made

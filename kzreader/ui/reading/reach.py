"""How far a page scrolls: to the ends of its text, and beyond them where it has to stand level with another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class Reach(QObject):
    """Keeps the range of a page's scroll bar, which Qt sets to the length of the text.

    The reader can scroll up to the ends, and below the last line as far as `set_below` allows. A page that is brought
    further shows blank paper there; the reader can scroll no deeper into it, and once the page has left it, it is gone.
    """

    def __init__(self, page: QAbstractScrollArea) -> None:
        super().__init__(page)
        self._page = page
        self._end = self._bar.maximum()
        self._below = 0.0
        self._blank = 0
        self._stretching = False
        self._bar.rangeChanged.connect(self._on_range_changed)
        self._bar.valueChanged.connect(self._on_value_changed)

    @property
    def _bar(self) -> QScrollBar:
        return self._page.verticalScrollBar()

    @property
    def end(self) -> int:
        """The value at which the last line of the text stands at the bottom."""
        return self._end

    @property
    def below(self) -> int:
        """How much further than to the end the reader can scroll; nothing where the whole text is in sight."""
        if not self._end:
            return 0
        return max(0, round(self._below * self._page.viewport().height()) - self._blank)

    @property
    def stretches(self) -> bool:
        """Whether the page may be brought beyond the ends of its text."""
        return bool(self._end and self._below)

    @property
    def beyond(self) -> bool:
        """Whether the page stands where the reader could not scroll it."""
        return not 0 <= self._bar.value() <= self._end + self.below

    def set_below(self, share: float) -> None:
        """Let the reader scroll further than to the end by that share of the visible height."""
        self._below = share
        self._fit()

    def set_blank(self, blank: int) -> None:
        """The text ends with so many pixels that need not leave the page: its last line and blank paper."""
        self._blank = blank

    def set_end(self, end: int) -> None:
        """The text has been laid out and ends there."""
        self._end = end
        self._fit()

    def stand_at(self, value: int) -> None:
        """Scroll to `value`, which may lie beyond the ends of the text."""
        self._stretch(min(self._bar.minimum(), value), max(self._bar.maximum(), value))
        self._bar.setValue(value)
        self._fit()

    def _fit(self) -> None:
        value = self._bar.value()
        self._stretch(min(0, value), max(self._end + self.below, value))

    def _stretch(self, low: int, high: int) -> None:
        if (self._bar.minimum(), self._bar.maximum()) != (low, high):
            self._stretching = True
            self._bar.setRange(low, high)
            self._stretching = False

    def _on_range_changed(self, _least: int, furthest: int) -> None:
        if not self._stretching:
            stood_beyond = self.beyond
            self._end = furthest
            if stood_beyond:
                self._fit()
            else:
                self._stretch(0, furthest + self.below)

    def _on_value_changed(self) -> None:
        if not self._stretching:
            self._fit()

"""The card of parallel passages: both sentences, the words in which they differ, why, and what can be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from kzreader.ui.crossrefs.floating import FloatingCard
from kzreader.ui.crossrefs.flow import FlowLayout
from kzreader.ui.overriding import override
from kzreader.ui.style import mix
from kzreader.ui.theme import interface_font, reading_font
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton

    from kzreader.ui.theme import Theme

_POINTS = 11.0
_TINT = 0.16
_BAR = 4
"""Height of the bar that shows how sure the link is."""


@dataclass(frozen=True, slots=True)
class Side:
    """One passage: runs of words, those that the other side has not marked, and where it stands."""

    runs: tuple[tuple[str, bool], ...]
    source: str


@dataclass(frozen=True, slots=True)
class LinkInfo:
    """What a card says, all of it in words. `verbs`: ids of what can be said of the link now."""

    a: Side
    b: Side
    kind: str
    sureness: str
    score: float
    why: str = ""
    verbs: tuple[str, ...] = ()
    pinned: bool = False
    number: int = 1
    count: int = 1
    """Which of the passages parallel to `a` this is, and how many there are."""


class LinkCard(FloatingCard):
    """Says why two passages are joined. `verb_requested`: one of the verbs that it was made with."""

    verb_requested = Signal(str)
    next_requested = Signal()
    """Show the next of several."""

    def __init__(self, theme: Theme, verbs: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`verbs`: id and words of what can be said of a link."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("About these parallel passages"))
        self._theme = theme
        self._info: LinkInfo | None = None
        self._title = QLabel(self)
        self._kind = QuietLabel(parent=self)
        self._close = quiet_button("×", self, tip=self.tr("Close (Escape)"))
        self._next = quiet_button("", self, tip=self.tr("The next passage that is parallel to this one"))
        self._bar = QProgressBar(self)
        self._sides = tuple((QLabel(self), QuietLabel(parent=self)) for _ in range(2))
        self._why = QuietLabel(parent=self)
        self._verb_bar = QWidget(self)
        self._verbs: dict[str, QToolButton] = {}
        for verb, words in verbs:
            button = quiet_button(words, self._verb_bar)
            button.setObjectName(verb)
            button.clicked.connect(self._on_verb_clicked)
            self._verbs[verb] = button
        self._column = QVBoxLayout(self)
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        font = interface_font(12.0)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.leave)
        self._next.clicked.connect(self.next_requested)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self._bar.setAccessibleName(self.tr("How sure the program is, in per cent"))
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._next)
        top.addWidget(self._close)
        self._column.addLayout(top)
        self._column.addWidget(self._kind)
        self._column.addWidget(self._bar)
        for words, source in self._sides:
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setFont(reading_font(_POINTS))
            self._column.addSpacing(4)
            self._column.addWidget(words)
            self._column.addWidget(source)
        self._column.addSpacing(4)
        self._column.addWidget(self._why)
        row = FlowLayout(self._verb_bar, spacing=2)
        row.setContentsMargins(0, 4, 0, 0)
        for button in self._verbs.values():
            row.addWidget(button)
        self._column.addWidget(self._verb_bar)

    @property
    def info(self) -> LinkInfo | None:
        """What the card says, None while it is closed."""
        return self._info

    def button(self, verb: str) -> QToolButton:
        """The button of a verb."""
        return self._verbs[verb]

    @property
    def next_button(self) -> QToolButton:
        """The button that leads to the next of several."""
        return self._next

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        paper, link = theme.colour("rule").name(), theme.colour("link").name()
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {paper}; border: none; border-radius: 2px; }}"
            f"QProgressBar::chunk {{ background: {link}; border-radius: 2px; }}"
        )
        if self._info is not None:
            self._say(self._info)

    def show_card(self, info: LinkInfo, at: QPoint, *, by_key: bool = False) -> None:
        """Open the card beside the point `at` of the screen; with the keyboard in its verbs where `by_key`."""
        self._say(info)
        first = next((self._verbs[verb] for verb in info.verbs), self._close)
        self.come(at, self._column, first=first if by_key else None)

    def _say(self, info: LinkInfo) -> None:
        self._info = info
        self._title.setText(info.sureness)
        self._kind.say(info.kind)
        self._bar.setValue(round(100 * info.score))
        self._next.setText(self.tr("{0} of {1} ›").format(info.number, info.count))
        self._next.setVisible(info.count > 1)
        for side, (words, source) in zip((info.a, info.b), self._sides, strict=True):
            words.setText("".join(self._run(*run) for run in side.runs))
            words.setAccessibleName("".join(run for run, _ in side.runs))
            source.say(side.source)
        self._why.say(self.tr("Why: {0}").format(info.why) if info.why else "")
        for verb, button in self._verbs.items():
            button.setVisible(verb in info.verbs)
            button.setCheckable(verb == "pin_link")
            button.setChecked(verb == "pin_link" and info.pinned)

    def _run(self, words: str, differs: bool) -> str:
        if not differs:
            return escape(words)
        tint = mix(self._theme.colour("paper"), self._theme.colour("link"), _TINT).name()
        return f'<span style="background: {tint}; text-decoration: underline;">{escape(words)}</span>'

    @override
    def forget(self) -> None:
        self._info = None

    def _on_verb_clicked(self) -> None:
        self.verb_requested.emit(self.sender().objectName())

"""The export dialog: which notes, in what order and format, with a live preview; it blocks nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QActionGroup, QFont, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kzreader.ui.safe_document import SafeBrowser
from kzreader.ui.theme import SERIF, interface_font
from kzreader.ui.widgets import Choice, QuietLabel, SectionLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.theme import Theme

_OPTIONS_WIDTH = 260
_PREVIEW_MARGIN = 20
_STYLES = re.compile("<style>.*?</style>", re.DOTALL)
"""Styles for a web browser, which Qt's own takes for others: the preview is set like the notes of the window."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the reader asked for. `topic` and `document`: ids, empty for every one."""

    format: str = "md"
    grouping: str = "interview"
    scope: str = "all"
    topic: str = ""
    document: str = ""


class _Picker(QPushButton):
    """One of many, from a menu; the first stands for all."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("picker", True)
        self.setAutoDefault(False)
        self.setMenu(QMenu(self))
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)

    def show_options(self, options: Sequence[tuple[str, str]], value: str) -> None:
        self.menu().clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        for key, words in options:
            action = self.menu().addAction(words)
            action.setCheckable(True)
            action.setData(key)
            action.setChecked(key == value)
            self._group.addAction(action)
        self._say()

    def _say(self) -> None:
        checked = self._group.checkedAction()
        words = checked.text() if checked else ""
        room = _OPTIONS_WIDTH - 48
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _on_triggered(self) -> None:
        self._say()
        self.picked.emit(self._group.checkedAction().data())


class ExportDialog(QDialog):
    """Told what to preview. `options_changed(ExportOptions)`; `export_requested(path)`: write the document there."""

    options_changed = Signal(object)
    export_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export notes"))
        self.presenter: object = None
        """What feeds the dialog, kept as long as it is there: Qt's signals keep nobody."""
        self._theme = theme
        self._options = ExportOptions()
        self._format = Choice(self.tr("Format"), (("md", self.tr("Markdown")), ("html", self.tr("HTML"))), self)
        self._grouping = Choice(
            self.tr("Grouped by"),
            (
                ("interview", self.tr("Interview")),
                ("topic", self.tr("Topic")),
                ("comparison", self.tr("Comparison")),
            ),
            self,
        )
        self._scope = Choice(self.tr("Notes"), (("all", self.tr("All")), ("chosen", self.tr("Chosen ones"))), self)
        self._topic = _Picker(self.tr("Topic"), self)
        self._document = _Picker(self.tr("Interview"), self)
        self._count = QuietLabel(parent=self)
        self._preview = QStackedWidget(self)
        self._rendered = SafeBrowser(self)
        self._source = QPlainTextEdit(self)
        self._path = QLineEdit(self)
        self._choose = QPushButton(self.tr("Choose…"), self)
        self._message = QuietLabel(parent=self)
        self._export = QPushButton(self.tr("Export"), self)
        self._close = QPushButton(self.tr("Close"), self)
        self._build()
        self._connect()
        self.show_options(self._options)

    def _build(self) -> None:
        self._rendered.setAccessibleName(self.tr("Preview"))
        self._source.setAccessibleName(self.tr("Preview"))
        self._source.setReadOnly(True)
        self._source.document().setDocumentMargin(_PREVIEW_MARGIN)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(interface_font().pointSizeF() - 0.5)
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        self._source.setFont(fixed)
        self._source.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._rendered.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._preview.addWidget(self._source)
        self._preview.addWidget(self._rendered)
        self._path.setAccessibleName(self.tr("File"))
        self._export.setDefault(True)
        self._close.setAutoDefault(False)
        self._choose.setAutoDefault(False)
        self._message.say("")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(20)
        whole.addLayout(self._left_column())
        whole.addLayout(self._right_column(), 1)
        self.resize(920, 620)

    def _left_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        parts = (
            (self.tr("Format"), self._format),
            (self.tr("Grouped by"), self._grouping),
            (self.tr("Notes"), self._scope),
            (self.tr("With the topic"), self._topic),
            (self.tr("On the interview"), self._document),
        )
        for words, widget in parts:
            column.addWidget(SectionLabel(words, self))
            column.addWidget(widget)
            column.addSpacing(12)
            widget.setFixedWidth(_OPTIONS_WIDTH)
        column.addWidget(self._count)
        column.addStretch(1)
        return column

    def _right_column(self) -> QVBoxLayout:
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(SectionLabel(self.tr("File"), self))
        file_row.addWidget(self._path, 1)
        file_row.addWidget(self._choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._message, 1)
        buttons.addStretch(0)
        buttons.addWidget(self._close)
        buttons.addWidget(self._export)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(SectionLabel(self.tr("Preview"), self))
        column.addWidget(self._preview, 1)
        column.addLayout(file_row)
        column.addLayout(buttons)
        return column

    def _connect(self) -> None:
        self._format.chosen.connect(lambda value: self._change(format=value))
        self._grouping.chosen.connect(lambda value: self._change(grouping=value))
        self._scope.chosen.connect(lambda value: self._change(scope=value))
        self._topic.picked.connect(lambda value: self._change(topic=value))
        self._document.picked.connect(lambda value: self._change(document=value))
        self._path.textChanged.connect(self._on_path_changed)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._export.clicked.connect(self._on_export_clicked)
        self._close.clicked.connect(self.close)

    def set_theme(self, theme: Theme) -> None:
        """Kept for the next preview; the palette does the rest."""
        self._theme = theme

    @property
    def options(self) -> ExportOptions:
        """What the reader asked for."""
        return self._options

    def show_options(self, options: ExportOptions) -> None:
        """Show what is asked for."""
        self._options = options
        self._format.set_value(options.format)
        self._grouping.set_value(options.grouping)
        self._scope.set_value(options.scope)

    def choose_scope(self, scope: str) -> None:
        """Show that "all" notes or the "chosen" ones are asked for."""
        self.show_options(replace(self._options, scope=scope))

    def show_topics(self, topics: Sequence[tuple[str, str]]) -> None:
        """The topics to choose from: id and name."""
        self._topic.show_options((("", self.tr("Every topic")), *topics), self._options.topic)

    def show_documents(self, documents: Sequence[tuple[str, str]]) -> None:
        """The interviews to choose from: id and title."""
        self._document.show_options((("", self.tr("Every interview")), *documents), self._options.document)

    def set_chosen(self, count: int) -> None:
        """How many notes were chosen in the list; none: there is nothing to choose."""
        button = self._scope.button("chosen")
        button.setText(self.tr("%n chosen", "", count) if count else self.tr("Chosen ones"))
        button.setEnabled(count > 0)
        button.setToolTip("" if count else self.tr("Choose notes in the list of notes first."))

    def show_preview(self, document: str, *, rendered: bool, notes: int, shown: int) -> None:
        """Show the document as HTML or as its source. It has `notes` notes; the preview holds the first `shown`."""
        if rendered:
            self._rendered.document().setDefaultStyleSheet(_preview_style(self._theme))
            self._rendered.setHtml(_STYLES.sub("", document))
            self._rendered.document().setDocumentMargin(_PREVIEW_MARGIN)
        else:
            self._source.setPlainText(document)
        self._preview.setCurrentWidget(self._rendered if rendered else self._source)
        words = self.tr("%Ln note(s)", "", notes) if notes else self.tr("No note answers to this choice.")
        if shown < notes:
            words = " · ".join((words, self.tr("the preview shows the first %Ln", "", shown)))
        self._count.say(words)
        self._export.setEnabled(notes > 0 and bool(self._path.text().strip()))
        self._export.setProperty("notes", notes)

    def set_path(self, path: str) -> None:
        """Show where the document will be written."""
        self._path.setText(QDir.toNativeSeparators(path))

    def say(self, words: str, *, warning: bool = False) -> None:
        """Say that it was written, or why not."""
        self._message.say(words, warning=warning)

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message.text()

    @property
    def count_text(self) -> str:
        """What is said about the number of notes."""
        return self._count.text()

    @property
    def path(self) -> str:
        """Where the document will be written."""
        return QDir.fromNativeSeparators(self._path.text().strip())

    @property
    def path_field(self) -> QLineEdit:
        """The field for the file."""
        return self._path

    @property
    def export_button(self) -> QPushButton:
        """The button that writes."""
        return self._export

    @property
    def rendered(self) -> SafeBrowser:
        """The preview of HTML."""
        return self._rendered

    @property
    def source(self) -> QPlainTextEdit:
        """The preview of Markdown."""
        return self._source

    def option_button(self, group: str, key: str) -> QToolButton:
        """The button of one option of "format", "grouping" or "scope"."""
        groups = {"format": self._format, "grouping": self._grouping, "scope": self._scope}
        return groups[group].button(key)

    def _change(self, **values: str) -> None:
        self._options = replace(self._options, **values)
        self.say("")
        self.options_changed.emit(self._options)

    def _on_path_changed(self, words: str) -> None:
        self.say("")
        self._export.setEnabled(bool(words.strip()) and (self._export.property("notes") or 0) > 0)

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Export notes to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, False)
        dialog.selectFile(self.path)
        dialog.fileSelected.connect(self.set_path)
        dialog.open()

    def _on_export_clicked(self) -> None:
        self.export_requested.emit(self.path)


def _preview_style(theme: Theme) -> str:
    """The look of an exported page, as near as Qt's styles come to it, on the paper of the window."""
    muted, accent = theme.colour("muted").name(), theme.colour("accent").name()
    return (
        f"body {{ font-family: '{SERIF}'; font-size: 11pt; }}"
        " h1 { font-size: 19pt; font-weight: 600; margin: 0 0 4px 0; }"
        " h2 { font-size: 14pt; font-weight: 600; margin: 24px 0 2px 0; }"
        " h3, h4, h5, h6 { font-size: 11pt; font-weight: 600; } b, strong, th { font-weight: 600; }"
        " p { margin: 0 0 6px 0; } blockquote { margin: 14px 24px 2px 16px; }"
        f" .details, .source, .made, .topics {{ color: {muted}; font-size: 10pt; }} a {{ color: {accent}; }}"
    )

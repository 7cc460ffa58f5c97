"""The one table of actions: menus, shortcuts, context menus and the list of keys all read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from kzreader.ui.menus import ANNOTATE, EDIT, FILE, GO, HELP, QT_TRANSLATE_NOOP, VIEW, translated


class ActionSpec(NamedTuple):
    """One thing the reader can do. `keys`: shortcuts, the first is shown. `group`: only one of a group is checked.

    `needs` names the state without which it is greyed out: pane, panes, selection, mark, undo, redo. What
    needs words only says so when it is asked for without them: a key that did nothing would leave the reader guessing.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    needs: str = ""
    separated: bool = False
    """Whether a line stands above it in the menu."""
    short: str = ""
    """What a button says where there is little room; empty: the same as the menu."""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_documents", FILE, QT_TRANSLATE_NOOP("actions", "&Open documents…"), ("Ctrl+O",)),
    ActionSpec("new_notebook", FILE, QT_TRANSLATE_NOOP("actions", "&New notebook…"), ("Ctrl+Shift+N",), separated=True),
    ActionSpec("open_notebook", FILE, QT_TRANSLATE_NOOP("actions", "Open note&book…"), ("Ctrl+Shift+O",)),
    ActionSpec("save_copy", FILE, QT_TRANSLATE_NOOP("actions", "Save a &copy of the notebook…"), ("Ctrl+Shift+S",)),
    ActionSpec("export", FILE, QT_TRANSLATE_NOOP("actions", "&Export notes…"), ("Ctrl+E",), separated=True),
    ActionSpec("preferences", FILE, QT_TRANSLATE_NOOP("actions", "&Preferences…"), ("Ctrl+,",), separated=True),
    ActionSpec("quit", FILE, QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), separated=True),
    ActionSpec("undo", EDIT, QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",), needs="undo"),
    ActionSpec("redo", EDIT, QT_TRANSLATE_NOOP("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), needs="redo"),
    ActionSpec("copy", EDIT, QT_TRANSLATE_NOOP("actions", "&Copy"), ("Ctrl+C",), needs="selection", separated=True),
    ActionSpec(
        "find", EDIT, QT_TRANSLATE_NOOP("actions", "&Find in this interview"), ("Ctrl+F",), needs="pane", separated=True
    ),
    ActionSpec("find_next", EDIT, QT_TRANSLATE_NOOP("actions", "Find &next"), ("F3",), needs="pane"),
    ActionSpec("find_previous", EDIT, QT_TRANSLATE_NOOP("actions", "Find &previous"), ("Shift+F3",), needs="pane"),
    ActionSpec("search_all", EDIT, QT_TRANSLATE_NOOP("actions", "&Search all interviews and notes"), ("Ctrl+Shift+F",)),
    ActionSpec("note", ANNOTATE, QT_TRANSLATE_NOOP("actions", "&Note"), ("N",), needs="pane"),
    ActionSpec(
        "highlight_yellow",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "Highlight in &yellow"),
        ("H", "1"),
        needs="pane",
    ),
    ActionSpec("highlight_green", ANNOTATE, QT_TRANSLATE_NOOP("actions", "Highlight in &green"), ("2",), needs="pane"),
    ActionSpec("highlight_blue", ANNOTATE, QT_TRANSLATE_NOOP("actions", "Highlight in &blue"), ("3",), needs="pane"),
    ActionSpec("highlight_pink", ANNOTATE, QT_TRANSLATE_NOOP("actions", "Highlight in &pink"), ("4",), needs="pane"),
    ActionSpec(
        "highlight_orange", ANNOTATE, QT_TRANSLATE_NOOP("actions", "Highlight in &orange"), ("5",), needs="pane"
    ),
    ActionSpec(
        "highlight_violet", ANNOTATE, QT_TRANSLATE_NOOP("actions", "Highlight in &violet"), ("6",), needs="pane"
    ),
    ActionSpec("underline", ANNOTATE, QT_TRANSLATE_NOOP("actions", "&Underline"), ("U",), needs="pane"),
    ActionSpec("topic", ANNOTATE, QT_TRANSLATE_NOOP("actions", "&Topic…"), ("T",), needs="pane"),
    ActionSpec("mark_name", ANNOTATE, QT_TRANSLATE_NOOP("actions", "&Mark as a name…"), ("M",), needs="pane"),
    ActionSpec("synonyms", ANNOTATE, QT_TRANSLATE_NOOP("actions", "&Words that count as one…"), needs="pane"),
    ActionSpec(
        "compare",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "&Comparison note"),
        ("C",),
        needs="pane",
        separated=True,
        short=QT_TRANSLATE_NOOP("actions", "Compare"),
    ),
    ActionSpec(
        "edit_note",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "&Edit the note here"),
        ("F2",),
        needs="mark",
        separated=True,
    ),
    ActionSpec(
        "remove_mark", ANNOTATE, QT_TRANSLATE_NOOP("actions", "&Remove the mark here"), ("Delete",), needs="mark"
    ),
    ActionSpec(
        "accept_suggestions",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "&Accept all suggested topics"),
        needs="pane",
        separated=True,
    ),
    ActionSpec(
        "reject_suggestions", ANNOTATE, QT_TRANSLATE_NOOP("actions", "Re&ject all suggested topics"), needs="pane"
    ),
    ActionSpec(
        "join_passages",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "Join as parallel passa&ges"),
        ("L",),
        needs="panes",
        separated=True,
    ),
    ActionSpec(
        "accept_link",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "Con&firm the link here"),
        ("A",),
        needs="panes",
        short=QT_TRANSLATE_NOOP("actions", "Confirm"),
    ),
    ActionSpec(
        "pin_link",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "&Pin the link here"),
        ("P",),
        needs="panes",
        short=QT_TRANSLATE_NOOP("actions", "Pin"),
    ),
    ActionSpec(
        "reject_link",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "Re&ject the link here"),
        ("R",),
        needs="panes",
        short=QT_TRANSLATE_NOOP("actions", "Reject"),
    ),
    ActionSpec(
        "split_link",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "Split the link here"),
        ("/",),
        needs="panes",
        short=QT_TRANSLATE_NOOP("actions", "Split"),
    ),
    ActionSpec(
        "forget_link",
        ANNOTATE,
        QT_TRANSLATE_NOOP("actions", "Take back what you said of the link here"),
        ("F",),
        needs="panes",
        short=QT_TRANSLATE_NOOP("actions", "Take back"),
    ),
    ActionSpec("show_library", VIEW, QT_TRANSLATE_NOOP("actions", "&Library and topics"), ("F9",), checkable=True),
    ActionSpec(
        "show_inspector", VIEW, QT_TRANSLATE_NOOP("actions", "&Notes and cross-references"), ("F10",), checkable=True
    ),
    ActionSpec("only_pages", VIEW, QT_TRANSLATE_NOOP("actions", "&Only the pages"), ("F11",), checkable=True),
    ActionSpec("synopsis", VIEW, QT_TRANSLATE_NOOP("actions", "Syno&psis of the accounts"), ("F8",), checkable=True),
    ActionSpec(
        "synchronised", VIEW, QT_TRANSLATE_NOOP("actions", "&Scroll together"), ("S",), checkable=True, separated=True
    ),
    ActionSpec(
        "moves_along",
        VIEW,
        QT_TRANSLATE_NOOP("actions", "Move this pane alon&g with the others, or not"),
        ("Shift+S",),
        needs="panes",
    ),
    ActionSpec(
        "sync_point", VIEW, QT_TRANSLATE_NOOP("actions", "Set a s&ync point here"), ("Ctrl+Shift+J",), needs="panes"
    ),
    ActionSpec(
        "show_mentions", VIEW, QT_TRANSLATE_NOOP("actions", "Mark &people, places and initiatives"), checkable=True
    ),
    ActionSpec("show_suggestions", VIEW, QT_TRANSLATE_NOOP("actions", "Show suggested &topics"), checkable=True),
    ActionSpec("show_parallels", VIEW, QT_TRANSLATE_NOOP("actions", "Show parallel p&assages"), checkable=True),
    ActionSpec(
        "show_differences", VIEW, QT_TRANSLATE_NOOP("actions", "Show &words that differ"), ("W",), checkable=True
    ),
    ActionSpec("show_figures", VIEW, QT_TRANSLATE_NOOP("actions", "Show fi&gures that differ"), checkable=True),
    ActionSpec("who_says", VIEW, QT_TRANSLATE_NOOP("actions", "Show only what someone sai&d…"), ("V",), needs="pane"),
    ActionSpec("show_furniture", VIEW, QT_TRANSLATE_NOOP("actions", "&Captions, promos and comments"), checkable=True),
    ActionSpec("larger", VIEW, QT_TRANSLATE_NOOP("actions", "&Larger text"), ("Ctrl++", "Ctrl+="), separated=True),
    ActionSpec("smaller", VIEW, QT_TRANSLATE_NOOP("actions", "S&maller text"), ("Ctrl+-",)),
    ActionSpec("usual_size", VIEW, QT_TRANSLATE_NOOP("actions", "&Usual size"), ("Ctrl+0",)),
    ActionSpec("wider", VIEW, QT_TRANSLATE_NOOP("actions", "&Wider lines"), ("Ctrl+Alt++", "Ctrl+Alt+=")),
    ActionSpec("narrower", VIEW, QT_TRANSLATE_NOOP("actions", "Na&rrower lines"), ("Ctrl+Alt+-",)),
    ActionSpec(
        "theme_light", VIEW, QT_TRANSLATE_NOOP("actions", "L&ight"), checkable=True, group="theme", separated=True
    ),
    ActionSpec("theme_sepia", VIEW, QT_TRANSLATE_NOOP("actions", "S&epia"), checkable=True, group="theme"),
    ActionSpec("theme_dark", VIEW, QT_TRANSLATE_NOOP("actions", "&Dark"), checkable=True, group="theme"),
    ActionSpec("counterpart", GO, QT_TRANSLATE_NOOP("actions", "&Parallel passage"), ("Ctrl+J",), needs="panes"),
    ActionSpec("who_else", GO, QT_TRANSLATE_NOOP("actions", "&Who else has these words"), ("Q",), needs="pane"),
    ActionSpec(
        "next_passage", GO, QT_TRANSLATE_NOOP("actions", "N&ext parallel passage"), ("Alt+Down",), needs="panes"
    ),
    ActionSpec(
        "previous_passage", GO, QT_TRANSLATE_NOOP("actions", "P&revious parallel passage"), ("Alt+Up",), needs="panes"
    ),
    ActionSpec(
        "next_pane", GO, QT_TRANSLATE_NOOP("actions", "&Next pane"), ("F6", "Alt+Right"), needs="panes", separated=True
    ),
    ActionSpec(
        "previous_pane", GO, QT_TRANSLATE_NOOP("actions", "Pre&vious pane"), ("Shift+F6", "Alt+Left"), needs="panes"
    ),
    ActionSpec(
        "swap_panes", GO, QT_TRANSLATE_NOOP("actions", "&Swap with the next pane"), ("Ctrl+Shift+X",), needs="panes"
    ),
    ActionSpec(
        "same_beside",
        GO,
        QT_TRANSLATE_NOOP("actions", "Open the same interview &beside"),
        ("Ctrl+Shift+D",),
        needs="pane",
    ),
    ActionSpec("close_pane", GO, QT_TRANSLATE_NOOP("actions", "&Close the pane"), ("Ctrl+W",), needs="pane"),
    ActionSpec("go_library", GO, QT_TRANSLATE_NOOP("actions", "To the &library"), ("Ctrl+L",), separated=True),
    ActionSpec("go_notes", GO, QT_TRANSLATE_NOOP("actions", "To the n&otes"), ("Ctrl+Shift+L",)),
    ActionSpec("go_overview", GO, QT_TRANSLATE_NOOP("actions", "To the overview of the pa&ge"), ("O",), needs="pane"),
    ActionSpec("keys", HELP, QT_TRANSLATE_NOOP("actions", "&Keys"), ("F1",)),
    ActionSpec("about", HELP, QT_TRANSLATE_NOOP("actions", "&About kzreader")),
)

SELECTION = (
    "highlight_yellow", "highlight_green", "highlight_blue", "highlight_pink", "highlight_orange", "highlight_violet",
    "underline", "note", "topic", "compare",
)  # fmt: skip
"""What can be done at once with selected words."""
PAGE = (
    "copy", "", *SELECTION, "mark_name", "synonyms", "", "edit_note", "remove_mark", "",
    "counterpart", "who_else", "find",
)  # fmt: skip
"""The menu of a page; "" is a line."""


class Handlers(Protocol):
    """What answers actions: `handler(id)` gives what an action calls."""

    def handler(self, action: str) -> Callable[[], object]:
        """The call that does it."""
        ...


def plain(text: str) -> str:
    """`text` of the table in the reader's language, without the mark for its access key."""
    return translated(text).replace("&", "")


def build_actions(parent: QObject, handlers: Handlers) -> dict[str, QAction]:
    """A QAction for every line of the table, owned by `parent`."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for spec in ACTIONS:
        action = QAction(parent)
        action.setText(translated(spec.text))
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        if spec.short:
            action.setIconText(translated(spec.short))
        if spec.group:
            group = groups.setdefault(spec.group, QActionGroup(parent))
            group.addAction(action)
        action.triggered.connect(handlers.handler(spec.id))
        made[spec.id] = action
    return made


def enable(actions: Mapping[str, QAction], state: Mapping[str, bool]) -> None:
    """Grey out what cannot be done now; `state` answers to ActionSpec.needs."""
    for spec in ACTIONS:
        if spec.needs:
            actions[spec.id].setEnabled(state.get(spec.needs, False))


def key_rows() -> list[tuple[str, str, str]]:
    """Menu, action and keys of everything that has keys, for the list of keys."""
    rows = []
    for spec in ACTIONS:
        if spec.keys:
            keys = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys)
            rows.append((plain(spec.menu), plain(spec.text), keys))
    return rows

"""The one table of actions: menus, shortcuts, context menus and the list of keys all read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

CONTEXT = "actions"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the reader can do. `keys`: shortcuts, the first is shown. `group`: only one of a group is checked.

    `needs` names the state without which it is greyed out: pane, panes, selection, mark, undo, redo, writable.
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


_ = QT_TRANSLATE_NOOP
FILE, EDIT, ANNOTATE, VIEW, GO, HELP = (
    _("actions", "&File"),
    _("actions", "&Edit"),
    _("actions", "&Annotate"),
    _("actions", "&View"),
    _("actions", "&Go"),
    _("actions", "&Help"),
)
MENUS = (FILE, EDIT, ANNOTATE, VIEW, GO, HELP)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_documents", FILE, _("actions", "&Open documents…"), ("Ctrl+O",)),
    ActionSpec("new_notebook", FILE, _("actions", "&New notebook…"), ("Ctrl+Shift+N",), separated=True),
    ActionSpec("open_notebook", FILE, _("actions", "Open note&book…"), ("Ctrl+Shift+O",)),
    ActionSpec("save_copy", FILE, _("actions", "Save a &copy of the notebook…"), ("Ctrl+Shift+S",)),
    ActionSpec("export", FILE, _("actions", "&Export notes…"), ("Ctrl+E",), separated=True),
    ActionSpec("preferences", FILE, _("actions", "&Preferences…"), ("Ctrl+,",), separated=True),
    ActionSpec("quit", FILE, _("actions", "&Quit"), ("Ctrl+Q",), separated=True),
    ActionSpec("undo", EDIT, _("actions", "&Undo"), ("Ctrl+Z",), needs="undo"),
    ActionSpec("redo", EDIT, _("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), needs="redo"),
    ActionSpec("copy", EDIT, _("actions", "&Copy"), ("Ctrl+C",), needs="selection", separated=True),
    ActionSpec("find", EDIT, _("actions", "&Find in this interview"), ("Ctrl+F",), needs="pane", separated=True),
    ActionSpec("find_next", EDIT, _("actions", "Find &next"), ("F3",), needs="pane"),
    ActionSpec("find_previous", EDIT, _("actions", "Find &previous"), ("Shift+F3",), needs="pane"),
    ActionSpec("search_all", EDIT, _("actions", "&Search all interviews and notes"), ("Ctrl+Shift+F",)),
    ActionSpec("note", ANNOTATE, _("actions", "&Note"), ("N",), needs="selection"),
    ActionSpec("highlight_yellow", ANNOTATE, _("actions", "Highlight in &yellow"), ("H", "1"), needs="selection"),
    ActionSpec("highlight_green", ANNOTATE, _("actions", "Highlight in &green"), ("2",), needs="selection"),
    ActionSpec("highlight_blue", ANNOTATE, _("actions", "Highlight in &blue"), ("3",), needs="selection"),
    ActionSpec("highlight_pink", ANNOTATE, _("actions", "Highlight in &pink"), ("4",), needs="selection"),
    ActionSpec("highlight_orange", ANNOTATE, _("actions", "Highlight in &orange"), ("5",), needs="selection"),
    ActionSpec("highlight_violet", ANNOTATE, _("actions", "Highlight in &violet"), ("6",), needs="selection"),
    ActionSpec("underline", ANNOTATE, _("actions", "&Underline"), ("U",), needs="selection"),
    ActionSpec("topic", ANNOTATE, _("actions", "&Topic…"), ("T",), needs="pane"),
    ActionSpec("compare", ANNOTATE, _("actions", "&Comparison note"), ("C",), needs="selection", separated=True),
    ActionSpec("edit_note", ANNOTATE, _("actions", "&Edit the note here"), ("F2",), needs="mark", separated=True),
    ActionSpec("remove_mark", ANNOTATE, _("actions", "&Remove the mark here"), ("Delete",), needs="mark"),
    ActionSpec(
        "accept_suggestions", ANNOTATE, _("actions", "&Accept all suggested topics"), needs="pane", separated=True
    ),
    ActionSpec("reject_suggestions", ANNOTATE, _("actions", "Re&ject all suggested topics"), needs="pane"),
    ActionSpec("show_library", VIEW, _("actions", "&Library and topics"), ("F9",), checkable=True),
    ActionSpec("show_inspector", VIEW, _("actions", "&Notes and cross-references"), ("F10",), checkable=True),
    ActionSpec("only_pages", VIEW, _("actions", "&Only the pages"), ("F11",), checkable=True),
    ActionSpec("synchronised", VIEW, _("actions", "&Scroll together"), ("S",), checkable=True, separated=True),
    ActionSpec("show_mentions", VIEW, _("actions", "Mark &people, places and initiatives"), checkable=True),
    ActionSpec("show_suggestions", VIEW, _("actions", "Show suggested &topics"), checkable=True),
    ActionSpec("show_parallels", VIEW, _("actions", "Show parallel p&assages"), checkable=True),
    ActionSpec("show_furniture", VIEW, _("actions", "&Captions, promos and comments"), checkable=True),
    ActionSpec("larger", VIEW, _("actions", "&Larger text"), ("Ctrl++", "Ctrl+="), separated=True),
    ActionSpec("smaller", VIEW, _("actions", "S&maller text"), ("Ctrl+-",)),
    ActionSpec("usual_size", VIEW, _("actions", "&Usual size"), ("Ctrl+0",)),
    ActionSpec("wider", VIEW, _("actions", "&Wider lines"), ("Ctrl+Alt++", "Ctrl+Alt+=")),
    ActionSpec("narrower", VIEW, _("actions", "Na&rrower lines"), ("Ctrl+Alt+-",)),
    ActionSpec("theme_light", VIEW, _("actions", "L&ight"), checkable=True, group="theme", separated=True),
    ActionSpec("theme_sepia", VIEW, _("actions", "S&epia"), checkable=True, group="theme"),
    ActionSpec("theme_dark", VIEW, _("actions", "&Dark"), checkable=True, group="theme"),
    ActionSpec("counterpart", GO, _("actions", "&Parallel passage"), ("Ctrl+J",), needs="panes"),
    ActionSpec("next_passage", GO, _("actions", "N&ext parallel passage"), ("Alt+Down",), needs="panes"),
    ActionSpec("previous_passage", GO, _("actions", "P&revious parallel passage"), ("Alt+Up",), needs="panes"),
    ActionSpec("next_pane", GO, _("actions", "&Next pane"), ("F6", "Alt+Right"), needs="panes", separated=True),
    ActionSpec("previous_pane", GO, _("actions", "Pre&vious pane"), ("Shift+F6", "Alt+Left"), needs="panes"),
    ActionSpec("swap_panes", GO, _("actions", "&Swap with the next pane"), ("Ctrl+Shift+X",), needs="panes"),
    ActionSpec("same_beside", GO, _("actions", "Open the same interview &beside"), ("Ctrl+Shift+D",), needs="pane"),
    ActionSpec("close_pane", GO, _("actions", "&Close the pane"), ("Ctrl+W",), needs="pane"),
    ActionSpec("go_library", GO, _("actions", "To the &library"), ("Ctrl+L",), separated=True),
    ActionSpec("go_notes", GO, _("actions", "To the n&otes"), ("Ctrl+Shift+L",)),
    ActionSpec("keys", HELP, _("actions", "&Keys"), ("F1",)),
    ActionSpec("about", HELP, _("actions", "&About kzreader")),
)


class Handlers(Protocol):
    """What answers actions: `handler(id)` gives what an action calls."""

    def handler(self, action: str) -> Callable[[], None]:
        """The call that does it."""
        ...


def translated(text: str) -> str:
    """`text` of the table in the reader's language."""
    return QCoreApplication.translate(CONTEXT, text)


def plain(text: str) -> str:
    """`text` of the table in the reader's language, without the mark for its access key."""
    return translated(text).replace("&", "")


def build_actions(parent: QObject, handlers: Handlers) -> dict[str, QAction]:
    """A QAction for every line of the table, owned by `parent`."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for spec in ACTIONS:
        action = QAction(translated(spec.text), parent)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
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

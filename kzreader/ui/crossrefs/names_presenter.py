"""Does what the reader says of names: renames, merges, splits them, and confirms those of their own documents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from kzreader.ui.crossrefs.mark_menu import add_entry
from kzreader.ui.crossrefs.name_words import kinds_in_words
from kzreader.ui.crossrefs.names_view import SuggestedName
from kzreader.ui.notify import Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kzreader.core.crossrefs.own_names import NameSuggestion
    from kzreader.core.crossrefs.values import Entity
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.crossrefs.names_view import NameLine, SuggestedNames
    from kzreader.ui.crossrefs.view import CrossrefsView
    from kzreader.ui.session import Session

_tr = partial(QCoreApplication.translate, "names")
_MOST_TARGETS = 20


class NamesPresenter:
    """Knows the list of names in `host`, the line below it and the suggestions below that."""

    def __init__(self, host: CrossrefsView, line: NameLine, suggested: SuggestedNames, session: Session) -> None:
        self._host = host
        self._line = line
        self._suggested = suggested
        self._session = session
        self._found: dict[str, NameSuggestion] = {}
        host.entities.menu_requested.connect(self._on_menu_requested)
        host.entities.key_pressed.connect(self._on_key_pressed)
        line.left.connect(host.entities.setFocus)
        suggested.row_activated.connect(self._on_suggestion_activated)
        suggested.confirm_requested.connect(self._on_confirm_requested)
        suggested.refuse_requested.connect(self._on_refuse_requested)
        session.opened_changed.connect(self.refresh)
        session.analysed.connect(self._on_analysed)
        session.changed.connect(self._on_changed)
        host.shown.connect(self.refresh)
        self._listens = False
        if session.settings.refused_names:
            session.names.take_over_refused()

    # Names in the list

    def menu(self, chosen: Iterable[str]) -> QMenu | None:
        """What can be done with the chosen entities, the first of them in front; None where none is known."""
        entities = [self._session.entities[one] for one in chosen if one in self._session.entities]
        if not entities:
            return None
        first, others = entities[0], entities[1:]
        menu = QMenu(self._host)
        menu.aboutToHide.connect(menu.deleteLater)
        add_entry(menu, _tr("Rename…"), partial(self.rename, first))
        add_entry(menu, _tr("Add another form…"), partial(self._ask_alias, first))
        decisions = self._session.workspace.decisions
        forms = {form: form for form in first.aliases}
        self._choices(menu, _tr("Remove a form"), forms, partial(self._do, decisions.remove_alias, first))
        self._choices(menu, _tr("Split off a form"), forms, partial(self._split, first))
        kinds = {words: kind for kind, words in kinds_in_words().items() if kind != first.type}
        self._choices(menu, _tr("It is a"), kinds, partial(self._do, decisions.retype_entity, first))
        menu.addSeparator()
        if others:
            words = _tr("Merge %n name(s) into “{0}”", "", len(others)).format(first.name)
            add_entry(menu, words, partial(self._do, decisions.merge_entities, others, first))
        else:
            self._choices(menu, _tr("Merge into"), self._targets(first), partial(self._merge, first))
        self._choices(menu, _tr("Separate again"), self._parts(first), partial(self._do, decisions.separate_entity))
        edit = self._session.workspace.notebook.entity_edits.get(first.id)
        if edit is not None:
            words = _tr("Take this name away") if edit.own else _tr("Back to what the program says")
            add_entry(menu, words, partial(self._do, decisions.forget, [first.id]))
        return menu

    def rename(self, entity: Entity) -> None:
        """Ask for another name."""
        rename = partial(self._do, self._session.workspace.decisions.rename_entity, entity)
        self._line.ask(_tr("Another name for “{0}”").format(entity.name), entity.name, rename)

    def _ask_alias(self, entity: Entity) -> None:
        add = partial(self._do, self._session.workspace.decisions.add_alias, entity)
        self._line.ask(_tr("One more form of “{0}”").format(entity.name), "", add)

    def _split(self, entity: Entity, form: str) -> None:
        self._do(self._session.workspace.decisions.split_entity, entity, [form])

    def _merge(self, entity: Entity, into: Entity) -> None:
        self._do(self._session.workspace.decisions.merge_entities, [entity], into)

    def _targets(self, entity: Entity) -> dict[str, Entity]:
        """Entities of the same type, as they stand in the list."""
        shown = [self._session.entities.get(str(row.key)) for row in self._host.entities.rows if not row.heading]
        same = [one for one in shown if one is not None and one.type == entity.type and one.id != entity.id]
        return {one.name: one for one in same[:_MOST_TARGETS]}

    def _parts(self, entity: Entity) -> dict[str, str]:
        edits = self._session.workspace.notebook.entity_edits.values()
        return {edit.name: edit.id for edit in edits if edit.merged_into == entity.id}

    def _choices(self, menu: QMenu, words: str, choices: Mapping[str, object], choose: Callable[..., object]) -> None:
        if choices:
            inner = menu.addMenu(words)
            for name, value in choices.items():
                add_entry(inner, name, partial(choose, value))

    def _do(self, verb: Callable[..., Change | None], *arguments: object) -> None:
        self._session.do(verb, *arguments)

    def _on_menu_requested(self, key: object, where: QPoint) -> None:
        chosen = [str(one) for one in self._host.entities.chosen_keys()]
        if key is None:
            return
        menu = self.menu([str(key), *(one for one in chosen if one != key)] if key in chosen else [str(key)])
        if menu is not None:
            menu.popup(where)

    def _on_key_pressed(self, key: int) -> None:
        entity = self._session.entities.get(str(self._host.entities.current_key()))
        if key == Qt.Key.Key_F2 and entity is not None:
            self.rename(entity)

    # Names of the reader's own documents

    def refresh(self) -> None:
        """Show what may be worth confirming, once somebody looks."""
        if not self._host.isVisible() or not self._has_own():
            self._suggested.show_names(())
            return
        if not self._listens:
            self._session.names.suggested.connect(self.refresh)
            self._listens = True
        self._found = {one.name: one for one in self._session.names.suggestions()}
        kinds = kinds_in_words()
        self._suggested.show_names(
            [
                SuggestedName(name, name, kinds[one.type], f"entity_{one.type}", len(one.places), one.aliases)
                for name, one in self._found.items()
            ]
        )

    def _has_own(self) -> bool:
        return any(not self._session.interview(one).bundled for one in self._session.opened)

    def _on_analysed(self, document: str) -> None:
        if document in self._session.opened:
            self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.touches_refused_names:
            self.refresh()

    def _on_suggestion_activated(self, name: str) -> None:
        place = next(iter(self._found[name].places), None)
        if place is not None:
            self._session.go_to(place.document, place.span)

    def _on_confirm_requested(self, name: str) -> None:
        one = self._found[name]
        self._session.do(self._session.workspace.decisions.add_entity, one.name, one.type, aliases=one.aliases)

    def _on_refuse_requested(self, name: str) -> None:
        if self._session.do(self._session.workspace.decisions.refuse_name, name) is not None:
            words = _tr("“{0}” is not suggested any more.").format(name)
            self._session.offered.emit(Offer(words, _tr("Undo"), self._session.undo))

"""What the reader did, in the words of a menu: "Undo: Reject link"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader.ui.menus import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "annotate": QT_TRANSLATE_NOOP("verbs", "Mark passage"),
    "edit_note": QT_TRANSLATE_NOOP("verbs", "Edit note"),
    "restyle": QT_TRANSLATE_NOOP("verbs", "Change mark"),
    "retag": QT_TRANSLATE_NOOP("verbs", "Change topics"),
    "remove": QT_TRANSLATE_NOOP("verbs", "Remove note"),
    "add_target": QT_TRANSLATE_NOOP("verbs", "Add passage to note"),
    "remove_target": QT_TRANSLATE_NOOP("verbs", "Take passage off note"),
    "merge": QT_TRANSLATE_NOOP("verbs", "Merge notebook"),
    "carry_over": QT_TRANSLATE_NOOP("verbs", "Carry notes over"),
    "reattach": QT_TRANSLATE_NOOP("verbs", "Attach note"),
    "confirm_places": QT_TRANSLATE_NOOP("verbs", "Confirm place of note"),
    "recover_drafts": QT_TRANSLATE_NOOP("verbs", "Recover what was typed"),
    "accept_topics": QT_TRANSLATE_NOOP("verbs", "Accept suggested topic"),
    "reject_topics": QT_TRANSLATE_NOOP("verbs", "Reject suggested topic"),
    "tag_passages": QT_TRANSLATE_NOOP("verbs", "Apply topic to passages"),
    "create_topic": QT_TRANSLATE_NOOP("verbs", "Make topic"),
    "rename_topic": QT_TRANSLATE_NOOP("verbs", "Rename topic"),
    "recolour_topic": QT_TRANSLATE_NOOP("verbs", "Change colour of topic"),
    "remove_topic": QT_TRANSLATE_NOOP("verbs", "Remove topic"),
    "add_documents": QT_TRANSLATE_NOOP("verbs", "Open documents"),
    "take_out": QT_TRANSLATE_NOOP("verbs", "Take document out of library"),
    "put_back": QT_TRANSLATE_NOOP("verbs", "Put document back"),
    "accept_link": QT_TRANSLATE_NOOP("verbs", "Confirm link"),
    "reject_link": QT_TRANSLATE_NOOP("verbs", "Reject link"),
    "pin_link": QT_TRANSLATE_NOOP("verbs", "Pin link"),
    "add_link": QT_TRANSLATE_NOOP("verbs", "Link passages"),
    "split_link": QT_TRANSLATE_NOOP("verbs", "Split link"),
    "join_links": QT_TRANSLATE_NOOP("verbs", "Join links"),
    "forget_link": QT_TRANSLATE_NOOP("verbs", "Take back decision on link"),
    "check_figures": QT_TRANSLATE_NOOP("verbs", "Mark figures as checked"),
    "dismiss_figures": QT_TRANSLATE_NOOP("verbs", "Dismiss figures"),
    "rename_entity": QT_TRANSLATE_NOOP("verbs", "Rename entity"),
    "retype_entity": QT_TRANSLATE_NOOP("verbs", "Change type of entity"),
    "merge_entities": QT_TRANSLATE_NOOP("verbs", "Merge entities"),
    "separate_entity": QT_TRANSLATE_NOOP("verbs", "Separate entity"),
    "split_entity": QT_TRANSLATE_NOOP("verbs", "Split entity"),
    "add_alias": QT_TRANSLATE_NOOP("verbs", "Add name to entity"),
    "remove_alias": QT_TRANSLATE_NOOP("verbs", "Remove name from entity"),
    "add_entity": QT_TRANSLATE_NOOP("verbs", "Add entity"),
    "mark_mention": QT_TRANSLATE_NOOP("verbs", "Mark as mention"),
    "unmark_mention": QT_TRANSLATE_NOOP("verbs", "Mark as no mention"),
    "group_accounts": QT_TRANSLATE_NOOP("verbs", "Group accounts"),
    "ungroup": QT_TRANSLATE_NOOP("verbs", "Ungroup accounts"),
    "add_sync_point": QT_TRANSLATE_NOOP("verbs", "Add sync point"),
    "remove_sync_point": QT_TRANSLATE_NOOP("verbs", "Remove sync point"),
    "set_synonyms": QT_TRANSLATE_NOOP("verbs", "Change synonyms"),
    "refuse_name": QT_TRANSLATE_NOOP("verbs", "Refuse suggested name"),
    "forget": QT_TRANSLATE_NOOP("verbs", "Take back decision"),
}
"""Codes of a Change to their words."""


def verb_in_words(verb: str) -> str:
    """The words for the code of a Change; the code itself where there are none."""
    return QCoreApplication.translate("verbs", VERBS[verb]) if verb in VERBS else verb

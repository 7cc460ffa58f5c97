"""Everything that can be undone has words to say so."""

from __future__ import annotations

import inspect
import re

from kzreader.core.colleagues import Colleagues
from kzreader.core.deciding import Decisions
from kzreader.core.versions import Versions
from kzreader.core.workspace import Workspace
from kzreader.ui.verbs import VERBS, verb_in_words


def test_every_verb_has_words():
    sources = "".join(map(inspect.getsource, (Workspace, Decisions, Versions, Colleagues)))
    verbs = set(re.findall(r'self\._(?:do|judge_link|recorder\.do)\(\s*"(\w+)"', sources))
    assert verbs >= {"annotate", "split_link", "reject_link"}
    assert verbs == set(VERBS)


def test_a_verb_is_worded_as_in_a_menu():
    assert verb_in_words("reject_link") == "Reject link"
    assert verb_in_words("something_new") == "something_new"

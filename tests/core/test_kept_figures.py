"""Figures and their pairs are the same after they were kept."""

from __future__ import annotations

import pytest

from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.crossrefs.differences import figure_pairs
from kzreader.core.crossrefs.figures import find_figures
from kzreader.core.crossrefs.kept_figures import figures_from_json, pairs_from_json
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.library import bundled_library


def test_figures_and_pairs_come_back_from_the_cache_as_they_were(tmp_path):
    a, b = list(bundled_library())[1:3]
    both = find_figures(a), find_figures(b)
    links = compare(a, b).links
    pairs = figure_pairs(*both, links)
    assert pairs
    first = Analyst(Cache(tmp_path))
    for interview, figures in zip((a, b), both, strict=True):
        first.keep_figures(interview, figures)
    first.keep_pairs(a, b, both, links, pairs)
    second = Analyst(Cache(tmp_path))
    assert (second.known_figures(a), second.known_figures(b)) == both
    assert second.known_pairs(a, b, both, links) == pairs
    assert second.known_pairs(a, b, both, links[1:]) is None


@pytest.mark.parametrize("damaged", ["[1]", '[{"kind": "date"}]', '[{"span": 3}]', "null"])
def test_what_is_damaged_is_no_figure(damaged):
    with pytest.raises(ValueError, match="no figures"):
        figures_from_json(damaged)


@pytest.mark.parametrize("damaged", ["[[0]]", "[[1, 2, 0, 0]]", "null", "{", '["differs"]'])
def test_what_is_damaged_is_no_pair_of_figures(damaged):
    with pytest.raises(ValueError, match=r"no pairs|Expecting|unpack"):
        pairs_from_json(damaged, (), ())

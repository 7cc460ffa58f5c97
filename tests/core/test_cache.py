"""What was computed once is read back; what is lost or damaged is computed again, without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kzreader.core.analysis import Analysis, Analyst, analyse
from kzreader.core.cache import Cache, key_of
from kzreader.core.crossrefs.parallels import Comparison
from kzreader.core.crossrefs.values import Link, Reason
from kzreader.core.interview import Person
from kzreader.core.library import interview_from_text
from kzreader.core.structured import KeptStructures, structure_of, unstructured
from kzreader.core.text import Span

TEXT = "Question: Is Kazakhstan a friend of China?\n\nAnswer: The Belt and Road joins Astana and Beijing.\n"


def test_gives_back_what_was_put(tmp_path: Path):
    cache = Cache(tmp_path / "new" / "folder")
    assert cache.get("marks", "a") is None
    cache.put("marks", "a", b"one")
    cache.put("marks", "a", b"two")
    cache.put("links", "a", b"")
    assert (cache.get("marks", "a"), cache.get("links", "a"), cache.get("marks", "b")) == (b"two", b"", None)


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"X"])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage):
    cache = Cache(tmp_path)
    cache.put("marks", "a", b"words")
    [path] = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert cache.get("marks", "a") is None
    cache.put("marks", "a", b"words")
    assert cache.get("marks", "a") == b"words"


def test_no_folder_or_an_impossible_one_keeps_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("")
    for folder in (None, tmp_path / "file", tmp_path / "file" / "below"):
        cache = Cache(folder)
        cache.put("marks", "a", b"words")
        assert cache.get("marks", "a") is None


def test_what_was_used_longest_ago_makes_room(tmp_path: Path):
    cache = Cache(tmp_path, limit=400)
    for age, key in enumerate("abc"):
        cache.put("marks", key, bytes(100))
        os.utime(tmp_path / f"marks-{key}.cache", (age, age))
    assert cache.get("marks", "a") is not None
    cache.put("marks", "d", bytes(100))
    assert [key for key in "abcd" if cache.get("marks", key)] == ["a", "c", "d"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 400


def test_keys_tell_their_parts_apart():
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a") == key_of(b"a")


def test_an_analysis_is_read_back_as_it_was(tmp_path: Path):
    interview = interview_from_text(TEXT)
    found = Analyst(Cache(tmp_path)).analyse(interview)
    assert "China" in {mention.span.of(TEXT) for mention in found.mentions}
    assert found.suggestions
    assert Analyst(Cache(tmp_path)).known(interview) == found == analyse(interview)


def test_a_second_start_reads_neither_names_nor_rules(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from kzreader.core.analysis import Analyst;"
        "from kzreader.core.cache import Cache; from kzreader.core.library import interview_from_text;"
        f"Analyst(Cache(Path(sys.argv[1]))).analyse(interview_from_text({TEXT!r}));"
        "print('kzreader.core.crossrefs.gazetteer' in sys.modules, 'kzreader.core.topics' in sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs == ["True True\n", "False False\n"]


@pytest.mark.parametrize("markdown", [True, False])
def test_a_structure_is_read_back_as_it_was(tmp_path: Path, markdown: bool):
    people = (Person("Aigul Ospanova", "interviewer"),)
    kept = [KeptStructures(Cache(tmp_path))(TEXT, people=people, markdown=markdown) for _ in range(2)]
    assert kept[0] == kept[1] == structure_of(TEXT, people=people, markdown=markdown)
    assert kept[0].paragraphs
    assert len(list(tmp_path.iterdir())) == 1
    KeptStructures(Cache(tmp_path))(TEXT, markdown=markdown)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("stored", [b"", b"[]", b"{}", b"[[[1]],[],[]]", b"\xff"])
def test_an_entry_that_is_no_structure_is_found_again(tmp_path: Path, stored: bytes):
    found, cache = KeptStructures(Cache(tmp_path))(TEXT), Cache(tmp_path)
    [path] = tmp_path.iterdir()
    cache.put(*path.stem.split("-", 1), stored)
    assert KeptStructures(Cache(tmp_path))(TEXT) == found


def test_a_second_start_needs_no_rules_of_structure(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from kzreader.core.cache import Cache;"
        "from kzreader.core.library import bundled_library; from kzreader.core.structured import KeptStructures;"
        "library = bundled_library(KeptStructures(Cache(Path(sys.argv[1]))));"
        "print(sum(len(one.paragraphs) for one in library), 'kzreader.core.structure' in sys.modules)"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    )
    assert first.split()[0] == second.split()[0] != "0"
    assert (first.split()[1], second.split()[1]) == ("True", "False")


def test_a_text_without_structure_is_still_an_interview():
    assert interview_from_text(TEXT, structuring=unstructured).paragraphs == ()


def test_another_text_or_other_rules_are_another_result(tmp_path: Path):
    interview = interview_from_text(TEXT)
    rules = tmp_path / "codebook.toml"
    rules.write_text("")
    Analyst(Cache(tmp_path / "cache")).analyse(interview)
    assert Analyst(Cache(tmp_path / "cache")).known(interview_from_text(TEXT + "More.")) is None
    assert Analyst(Cache(tmp_path / "cache"), codebook=rules).known(interview) is None


@pytest.mark.parametrize("stored", [b"", b"[]", b"{}", b'{"mentions":[[1]],"suggestions":[]}', b"\xff"])
def test_an_entry_that_is_no_analysis_is_computed_again(tmp_path: Path, stored: bytes):
    interview, analyst, cache = interview_from_text(TEXT), Analyst(Cache(tmp_path)), Cache(tmp_path)
    analyst.keep(interview, Analysis())
    [path] = tmp_path.iterdir()
    cache.put(*path.stem.split("-", 1), stored)
    assert analyst.known(interview) is None


def test_comparisons_are_kept_by_both_texts(tmp_path: Path):
    a, b = interview_from_text(TEXT), interview_from_text("Trade and energy.")
    comparison = Comparison(
        links=(Link("parallel", 0.5, Span(0, 5), Span(2, 7), (Reason("word", "trade"),)),), only_a=(Span(9, 12),)
    )
    analyst = Analyst(Cache(tmp_path))
    analyst.keep_links(a, b, comparison)
    assert analyst.known_links(a, b) == comparison.links
    assert analyst.known_comparison(a, b) == comparison
    assert analyst.known_links(b, a) is None
    assert analyst.known_links(a, interview_from_text(TEXT + "More.")) is None

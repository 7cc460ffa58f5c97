"""Text is cut into the pieces that an uncased BERT model was trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzreader.core.crossrefs.wordpiece import WordPiece
from kzreader.core.errors import ResourceError

VOCABULARY = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
    *("multi", "##vector", "##v", "-", "cafe", "наш", "д", "##руг", "习", "."),
]


@pytest.fixture
def pieces(tmp_path: Path) -> WordPiece:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    return WordPiece.load(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("multivector", "multi ##vector"),
        ("Multi-multiv.", "multi - multi ##v ."),
        ("CAFÉ\u00a0cafe\u0301", "cafe cafe"),
        ("Наш друг", "наш д ##руг"),
        ("习cafe习", "习 cafe 习"),
        ("ca\u200bfe\x00\ufffd", "cafe"),
        ("unknown multi", "[UNK] multi"),
        ("multi" * 21, "[UNK]"),
        ("[SEP]", "[UNK] [UNK] [UNK]"),
    ],
)
def test_the_longest_known_piece_comes_first(pieces: WordPiece, text: str, expected: str):
    numbers = pieces.numbers(text, limit=256)
    assert [VOCABULARY[number] for number in numbers] == ["[CLS]", *expected.split(), "[SEP]"]


def test_a_long_text_is_cut_and_still_ends(pieces: WordPiece):
    numbers = pieces.numbers("multi " * 1000, limit=256)
    assert (len(numbers), numbers[-1]) == (256, VOCABULARY.index("[SEP]"))


@pytest.mark.parametrize("content", [b"", b"no\nmarks\n", b"\xff\xfe\x00"])
def test_a_vocabulary_that_is_none_is_one_sentence(tmp_path: Path, content: bytes):
    path = tmp_path / "vocab.txt"
    path.write_bytes(content)
    with pytest.raises(ResourceError, match=r"^The vocabulary in “vocab.txt” cannot be used\.") as caught:
        WordPiece.load(path)
    assert caught.value.hint


def test_a_missing_vocabulary_is_one_sentence(tmp_path: Path):
    with pytest.raises(ResourceError):
        WordPiece.load(tmp_path / "vocab.txt")

"""Files into text, and one clear sentence where there is none to be had."""

from __future__ import annotations

import os

import pytest

from kzreader.core.errors import LoadError
from kzreader.core.loading import documents_in, is_markdown, load_text


@pytest.fixture
def written(tmp_path):
    def write(data: bytes, name: str = "talk.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=["plain", "utf-8 mark", "utf-16 mark", "utf-32 mark"]
)
def test_text_is_decoded_without_its_byte_order_mark(written, encoding):
    words = "Q: Қалайсыз?\nA: 很好 😀"
    assert load_text(written(words.encode(encoding))) == words


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-32-be"])
def test_big_endian_text_is_read_by_its_mark(written, codec):
    assert load_text(written("\ufeffСәлем".encode(codec))) == "Сәлем"


def test_line_ends_become_one_kind(written):
    assert load_text(written(b"one\r\ntwo\rthree\n")) == "one\ntwo\nthree\n"


def test_markdown_is_its_source(written):
    path = written(b"# Title\n\n**Q:** Why?\n", "talk.md")
    assert load_text(path) == "# Title\n\n**Q:** Why?\n"
    assert is_markdown(path)
    assert not is_markdown(path.with_suffix(".txt"))


def test_another_suffix_with_text_in_it_is_text(written):
    assert load_text(written(b"Q: Why?", "talk.transcript")) == "Q: Why?"


def test_a_form_feed_and_one_stray_control_character_do_no_harm(written):
    text = "page one\x0cpage two \x07" + "words " * 40
    assert load_text(written(text.encode())) == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t \xc2\xa0\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file"),
        (b"abc\0def", "is a binary file"),
        (bytes(range(1, 32)) * 10, "is a binary file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF document"),
        (b"PK\x03\x04\x14\0", "is a packed file"),
        ("Дорогой читатель".encode("cp1251"), "is not UTF-8 text"),
        (b"caf\xe9 au lait", "is not UTF-8 text (byte 3)"),
        (b"\xff\xfe\x00\xd8", "is not UTF-16 text"),
        (b"\xff\xfe\x00\x00\x00", "is not UTF-32 text"),
    ],
)
def test_what_is_no_text_gets_one_sentence_with_the_name_and_a_way_on(written, data, said):
    with pytest.raises(LoadError) as error:
        load_text(written(data))
    assert "talk.txt" in error.value.sentence
    assert said in error.value.sentence
    assert "\n" not in str(error.value)
    assert error.value.hint


def test_the_hint_for_undecodable_bytes_names_utf_8(written):
    with pytest.raises(LoadError) as error:
        load_text(written(b"\xff"))
    assert "save it as UTF-8" in error.value.hint


def test_a_missing_file_and_a_folder_are_said_to_be_so(tmp_path):
    with pytest.raises(LoadError, match=r"There is no file “gone\.txt”"):
        load_text(tmp_path / "gone.txt")
    with pytest.raises(LoadError, match="is a folder, not a document"):
        load_text(tmp_path)


def test_an_impossible_name_is_said_to_be_so(tmp_path):
    with pytest.raises(LoadError):
        load_text(tmp_path / ("long" * 200))
    with pytest.raises(LoadError, match="not a possible file name"):
        load_text(tmp_path / "null\0.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such permissions here")
def test_a_file_that_may_not_be_read_is_said_to_be_so(plain_folder):
    path = plain_folder / "talk.txt"
    path.write_bytes(b"words")
    path.chmod(0)
    with pytest.raises(LoadError, match="may not be read"):
        load_text(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(LoadError, match="not a file that can be read"):
        load_text(tmp_path / "pipe.txt")


def test_a_folder_means_its_documents_by_name(tmp_path):
    for name in ("b.md", "A.txt", "c.markdown", "picture.png", ".hidden.txt", "D.TXT"):
        (tmp_path / name).write_text("words")
    (tmp_path / "folder.txt").mkdir()
    assert [path.name for path in documents_in(tmp_path)] == ["A.txt", "b.md", "c.markdown", "D.TXT"]
    assert documents_in(tmp_path / "A.txt") == (tmp_path / "A.txt",)


def test_a_folder_without_documents_is_said_to_be_so(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(LoadError, match="“empty” has no documents") as error:
        documents_in(tmp_path / "empty")
    assert ".txt" in error.value.hint

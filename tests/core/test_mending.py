"""A row of which one byte is wrong is put right, and no other is touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.notebook.checksums import row_checksum
from kzreader.core.notebook.mending import mended

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)


@given(first=TEXT, number=st.integers(0, 2**31), last=TEXT, data=st.data())
def test_one_wrong_byte_of_a_text_is_put_right(first: str, number: int, last: str, data: st.DataObject):
    row = (first, number, last)
    checksum = row_checksum("targets", row)
    raw = bytearray(last.encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    wrong = (first, number, raw.decode("utf-8", errors="surrogateescape"))
    assert mended("targets", wrong, checksum) in (row, None)
    assert mended("targets", row, checksum ^ 0x4000) == row


@given(number=st.integers(0, 2**24 - 1), place=st.sampled_from([0, 8, 16]), difference=st.integers(1, 255))
def test_one_wrong_byte_of_a_number_is_put_right(number: int, place: int, difference: int):
    row = ("id", number, "words")
    wrong = ("id", number ^ difference << place, "words")
    assert mended("targets", wrong, row_checksum("targets", row)) in (row, None)


def test_a_long_text_is_put_right():
    row = ("id", 1, "Ұзақ сөз. " * 900)
    wrong = ("id", 1, row[2].replace("Ұзақ", "Ұзаґ", 1))
    assert mended("annotations", wrong, row_checksum("annotations", row)) == row


def test_more_than_one_wrong_byte_is_not_guessed():
    row = ("id", 1, "What somebody wrote.")
    assert mended("annotations", ("id", 1, "What anybody wrote."), row_checksum("annotations", row)) is None

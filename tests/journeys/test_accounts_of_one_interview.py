"""The reader's own documents: suggested as accounts of one interview, accepted, set side by side, refused."""

from __future__ import annotations

import pytest
from journeys.synopsis import Synopsis

from kzreader.core.library import interview_from_file

CALM = """{title}

Dana Serikova: Mr. Omarov, what does Kazakhstan expect of its neighbours in the coming decade?

Daniyar Omarov: {one} Kazakhstan has exported 9.4 million tonnes of grain this year, mostly through Aktau and Khorgos. \
The Trans-Caspian corridor carried 2.8 million tonnes of freight, twice as much as before the pandemic.

Dana Serikova: And what about water in the Ili basin and Lake Balkhash?

Daniyar Omarov: {two} The glaciers of the Zailiysky Alatau shrink by a percent every year, and the irrigation canals \
of Almaty province lose almost half of what they carry. We negotiate with our Chinese colleagues about the Ili river.

Dana Serikova: Will the nuclear power plant at Ulken be built?

Daniyar Omarov: The referendum settled that question. Four vendors have submitted their proposals, and the ministry \
will choose the reactor technology before December. {three}
"""


@pytest.fixture
def two_files(tmp_path):
    files = []
    for name, one, two, three in (
        ("Steppe Gazette", "Trade, above all.", "Water is the harder question.", "Nobody is excluded."),
        ("Caspian Herald", "First of all commerce.", "That is a difficult matter.", "All of them are welcome."),
    ):
        file = tmp_path / f"{name}.txt"
        file.write_text(CALM.format(title=name, one=one, two=two, three=three), encoding="utf-8")
        files.append(file)
    return files


def test_own_documents_are_suggested_as_accounts_and_listed_together(reader, two_files):
    reader.start(*two_files)
    one, other = (interview_from_file(file).id for file in two_files)
    library = reader.window.panels.library
    reader.until(lambda: library.suggestion.text, timeout=20_000)
    assert "Steppe Gazette" in library.suggestion.text
    assert "Caspian Herald" in library.suggestion.text
    reader.click(library.suggestion.accept_button)
    assert library.suggestion.text == ""
    assert reader.rows("SELECT count(*) FROM account_groups") == [(1,)]
    keys = [row.key for row in library.interviews.rows]
    assert abs(keys.index(one) - keys.index(other)) == 1
    assert not any(row.key == "section own documents" for row in library.interviews.rows)
    synopsis = Synopsis(reader).open()
    assert set(synopsis.documents) == {one, other}
    reader.press("Escape", "Ctrl+Z")
    assert any(row.key == "section own documents" for row in library.interviews.rows)
    reader.until(lambda: library.suggestion.text)
    reader.click(library.suggestion.reject_button)
    assert library.suggestion.text == ""
    reader.restart()
    reader.until(lambda: not reader.window.session.worker.busy)
    assert reader.window.panels.library.suggestion.text == ""

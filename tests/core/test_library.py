"""The bundled documents, the reader's own, and the library that holds both."""

from __future__ import annotations

import hashlib
import os

import pytest

from kzreader import paths
from kzreader.core.errors import LoadError, RequestError
from kzreader.core.interview import ParagraphKind
from kzreader.core.library import (
    Library,
    bundled_ids,
    bundled_interview,
    bundled_library,
    interview_from_text,
    resolve,
)

OWN = "Interview with Ada Hill\n\nQ: Why bees?\n\nA: They were there first.\n"


@pytest.fixture(scope="module")
def library():
    return bundled_library()


def test_the_bundled_documents_stand_in_order_with_their_metadata(library):
    assert [document.id[:3] for document in library] == ["000", "001", "002", "003", "004"]
    report = library.documents[2]
    assert report.outlet == "The Astana Times"
    assert (report.kind, report.language, report.date) == ("report", "en", "2023-05-12/2023-05-16")
    assert [(person.name, person.role) for person in report.people] == [
        ("Wang Guan", "interviewer"),
        ("Kassym-Jomart Tokayev", "interviewee"),
    ]
    assert library.documents[1].translated_from == "zh"
    assert all(document.bundled and document.title and document.event_title for document in library)


def test_texts_are_the_files_as_they_lie_there(library):
    for document in library:
        assert document.text.encode() == paths.seeds(f"{document.id}.txt").read_bytes()


def test_documents_of_one_interview_are_grouped(library):
    assert [len(event.documents) for event in library.events] == [3, 1, 1]
    assert library.events[0].documents == tuple(document.id for document in library.documents[:3])


def test_bare_labels_speak_with_the_names_of_the_list(library):
    second, third = library.documents[3].paragraphs[1:3]
    assert (second.kind, second.speaker) == (ParagraphKind.QUESTION, "Xinhua News Agency")
    assert (third.kind, third.speaker) == (ParagraphKind.ANSWER, "Kassym-Jomart Tokayev")
    assert second.body.of(library.documents[3].text).startswith("The diplomacy of heads of state")


def test_a_section_headline_in_the_name_of_the_speaker_is_no_turn(library):
    document = library.documents[1]
    found = [p.span.of(document.text) for p in document.paragraphs if p.kind is ParagraphKind.HEADING]
    assert [text.split(":")[0] for text in found] == ["Tokayev", "Tokayev"]


def test_an_own_document_is_known_by_its_words():
    interview = interview_from_text(OWN, path="notes/bees.txt")
    assert interview.id == hashlib.sha256(OWN.encode()).hexdigest()
    assert interview.title == "Interview with Ada Hill"
    assert (interview.language, interview.kind, interview.bundled) == ("en", "transcript", False)
    assert [paragraph.speaker for paragraph in interview.paragraphs] == [None, "Interviewer", "Ada Hill"]


def test_a_document_without_title_is_called_by_its_file():
    assert interview_from_text("Q: Why?\n\nA: So.", path="notes/bees.txt").title == "bees"


def test_a_document_is_found_by_id_by_file_name_and_by_path(tmp_path):
    first = bundled_ids()[0]
    by_id, by_name = resolve(first), resolve(f"{first}.txt")
    assert by_id.id == by_name.id == resolve(str(paths.seeds(f"{first}.txt"))).id == first
    own = tmp_path / "own.txt"
    own.write_text(OWN, encoding="utf-8")
    assert resolve(str(own)).id == hashlib.sha256(OWN.encode()).hexdigest()
    assert resolve(str(own)).path == str(own)


def test_a_file_comes_before_a_bundled_document_of_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = f"{bundled_ids()[0]}.txt"
    (tmp_path / name).write_text(OWN, encoding="utf-8")
    assert resolve(name).text == OWN


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such permissions here")
def test_a_file_in_a_folder_that_may_not_be_entered_is_said_to_be_so(plain_folder):
    (plain_folder / "closed").mkdir(mode=0)
    with pytest.raises(LoadError, match="may not be read"):
        resolve(str(plain_folder / "closed" / "talk.txt"))


def test_what_cannot_be_found_is_said_in_a_sentence(tmp_path):
    with pytest.raises(RequestError, match=r"no document “gone\.txt”") as error:
        resolve("gone.txt")
    assert bundled_ids()[0] in error.value.hint
    with pytest.raises(RequestError, match="no bundled document"):
        bundled_interview("gone")
    with pytest.raises(LoadError, match="is a folder"):
        resolve(str(tmp_path))
    with pytest.raises(RequestError):
        resolve("impossible\0name")


def test_a_library_knows_its_documents_and_no_others(library):
    own = interview_from_text(OWN)
    more = Library((*library, own))
    assert (len(library), len(more)) == (5, 6)
    assert more.get(own.id) is own
    assert own.id in more
    assert own.id not in library
    assert more.events[-1].title == own.title
    with pytest.raises(RequestError):
        library.get(own.id)
    assert len(Library()) == 0

"""Kinds and speakers against hand labels: of the five documents, and of interviews from elsewhere where at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from accuracy.structure_scoring import HEADER, read_structure, read_turns, score

from kzreader.core.library import bundled_library

LABELS = Path(__file__).with_name("labels") / "structure.tsv"


def test_kind_and_speaker_are_right_in_the_labelled_documents(capsys):
    documents = bundled_library().documents
    shares = {}
    for number, rows in read_structure(LABELS).items():
        interview = documents[number]
        begins = [" ".join(p.span.of(interview.text).split()) for p in interview.paragraphs]
        assert len(rows) == len(begins)
        assert all(found.startswith(words[:20]) for found, (_, _, words) in zip(begins, rows, strict=True))
        right = [
            (paragraph.kind.value, paragraph.speaker or "") == (kind, speaker)
            for paragraph, (kind, speaker, _) in zip(interview.paragraphs, rows, strict=True)
        ]
        shares[interview.id] = sum(right) / len(right)
    with capsys.disabled():
        print("\n", *(f"{name:28} {share:6.3f}" for name, share in shares.items()), sep="\n")
    assert min(shares.values()) >= 0.95


@pytest.fixture(scope="module")
def turns():
    folder = Path(os.environ.get("KZREADER_LABELS", "")) / "turns"
    if not os.environ.get("KZREADER_LABELS") or not folder.is_dir():
        pytest.skip("KZREADER_LABELS names no folder with labelled turns")
    return [score(name, lines) for name, lines in read_turns(folder)]


def test_turns_are_found_in_interviews_from_elsewhere(turns, capsys):
    named = [one.speakers for one in turns if one.speakers is not None]
    right = sum(one.right for one in turns) / len(turns)
    speech = sum(one.speech_f1 for one in turns) / len(turns)
    speakers = sum(named) / len(named)
    with capsys.disabled():
        print("\n", HEADER, *turns, f"{'mean':28}       {right:6.3f} {speech:6.3f} {speakers:5.2f}", sep="\n")
    assert right >= 0.85
    assert speech >= 0.92
    assert speakers >= 0.90

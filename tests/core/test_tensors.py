"""Arrays are read from safetensors files; a damaged file is one sentence."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from kzreader.core.crossrefs.encoder import Encoder
from kzreader.core.crossrefs.tensors import map_tensors
from kzreader.core.errors import ResourceError

GRID = np.arange(6, dtype="<f4").reshape(2, 3)


def write(path: Path, *, dtype: str = "F32", offsets: tuple[int, int] = (8, 32), shape: tuple[int, ...] = (2, 3)):
    header = json.dumps(
        {
            "__metadata__": {"format": "pt"},
            "places": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]},
            "grid": {"dtype": dtype, "shape": shape, "data_offsets": offsets},
        }
    ).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(8) + GRID.tobytes())
    return path


def test_floats_are_read_as_they_were_written(tmp_path: Path):
    tensors = map_tensors(write(tmp_path / "model.safetensors"))
    assert set(tensors) == {"grid"}
    assert np.array_equal(tensors["grid"], GRID)
    assert not tensors["grid"].flags.writeable


@pytest.mark.parametrize(
    "places",
    [
        {"dtype": "F16"},
        {"offsets": (8, 36)},
        {"offsets": (8, 28)},
        {"offsets": (-4, 20)},
        {"shape": (2, 4)},
        {"offsets": (8,)},
    ],
)
def test_a_header_that_does_not_fit_is_one_sentence(tmp_path: Path, places: dict[str, object]):
    path = write(tmp_path / "model.safetensors", **places)
    with pytest.raises(ResourceError, match=r"^The numbers in “model.safetensors” cannot be used: .+\.") as caught:
        map_tensors(path)
    assert caught.value.hint


@pytest.mark.parametrize("kept", [0, 7, 8, 60, -1, -25])
def test_a_file_that_is_cut_off_is_one_sentence(tmp_path: Path, kept: int):
    path = write(tmp_path / "model.safetensors")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ResourceError):
        map_tensors(path)


@pytest.mark.parametrize(
    "content", [b"\xff" * 64, struct.pack("<Q", 2) + b"[]", struct.pack("<Q", 4) + b'{"a"', b"x" * 9]
)
def test_a_file_of_another_kind_is_one_sentence(tmp_path: Path, content: bytes):
    path = tmp_path / "model.safetensors"
    path.write_bytes(content)
    with pytest.raises(ResourceError):
        map_tensors(path)


def test_a_model_that_lacks_a_part_is_one_sentence(tmp_path: Path):
    with pytest.raises(ResourceError, match="lacks"):
        Encoder(map_tensors(write(tmp_path / "model.safetensors")))

"""Arrays in a safetensors file, mapped into memory and not read: eight bytes of length, a JSON header, the numbers.

The format: https://github.com/huggingface/safetensors#format
"""

from __future__ import annotations

import json
import struct
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_LENGTH = struct.Struct("<Q")
_LONGEST_HEADER = 1 << 20
_HINT = "Install the paraphrase model anew."


def map_tensors(path: Path) -> Mapping[str, NDArray[np.float32]]:
    """The arrays of 32-bit floats in the file, read-only and by name; integers are left out.

    Raises ResourceError where the file is cut off, is none, or has numbers of another kind.
    """
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        return dict(_tensors(data))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ResourceError(f"The numbers in “{path.name}” cannot be used: {error}.", _HINT) from error


def _tensors(data: NDArray[np.uint8]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (length,) = _LENGTH.unpack(data[: _LENGTH.size].tobytes())
    start = _LENGTH.size + length
    if length > _LONGEST_HEADER or start > len(data):
        raise ValueError("the header is cut off")
    header: dict[str, dict[str, Any]] = json.loads(data[_LENGTH.size : start].tobytes())
    for name, place in header.items():
        if name != "__metadata__" and not place["dtype"].startswith("I"):
            yield name, _tensor(data[start:], name, place)


def _tensor(data: NDArray[np.uint8], name: str, place: Mapping[str, Any]) -> NDArray[np.float32]:
    first, last = place["data_offsets"]
    shape = tuple(place["shape"])
    if place["dtype"] != "F32":
        raise ValueError(f"“{name}” is of kind {place['dtype']}, not F32")
    if not 0 <= first <= last <= len(data) or last - first != 4 * prod(shape):
        raise ValueError(f"“{name}” does not lie where the header says")
    return np.asarray(data[first:last]).view("<f4").reshape(shape)

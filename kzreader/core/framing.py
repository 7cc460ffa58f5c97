"""Messages between the window and its worker process, in frames that are each made and taken up in a few milliseconds.

A frame is eight bytes of length followed by a pickle; one without length ends a message. The first frame holds the
message without its long tuples, which follow in parts, so that neither side has to stop for a result of thousands.
"""

from __future__ import annotations

import io
import pickle
import struct
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEADER = struct.Struct(">Q")
_PART = 100
"""Elements of a tuple in one frame: a hundred figures take three milliseconds."""
_HEAD = -1


class _Pickler(pickle.Pickler):
    """Leaves long tuples out and numbers them."""

    def __init__(self, file: io.BytesIO, long: list[tuple[Any, ...]], numbers: dict[int, int]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._long = long
        self._numbers = numbers

    def persistent_id(self, obj: Any) -> int | None:
        if type(obj) is not tuple or len(obj) <= _PART:
            return None
        if id(obj) not in self._numbers:
            self._numbers[id(obj)] = len(self._long)
            self._long.append(obj)
        return self._numbers[id(obj)]


class _Unpickler(pickle.Unpickler):
    """Puts long tuples in their places."""

    def __init__(self, file: io.BytesIO, whole: Callable[[int], tuple[Any, ...]]) -> None:
        super().__init__(file)
        self._whole = whole

    def persistent_load(self, pid: int) -> tuple[Any, ...]:
        return self._whole(pid)


def frames(message: object) -> Iterator[bytes]:
    """`message` as it goes through the pipe; each frame is made when it is asked for."""
    long: list[tuple[Any, ...]] = []
    numbers: dict[int, int] = {}

    def frame(number: int, part: object) -> bytes:
        file = io.BytesIO()
        _Pickler(file, long, numbers).dump((number, part))
        data = file.getvalue()
        return HEADER.pack(len(data)) + data

    yield frame(_HEAD, message)
    for number, whole in enumerate(long):  # which grows while parts are made that have long tuples in them
        for start in range(0, len(whole), _PART):
            yield frame(number, whole[start : start + _PART])
    yield HEADER.pack(0)


class Incoming:
    """Puts messages together from what comes through the pipe, a frame at a time."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._frames: list[bytes] = []
        self._ended = False
        self._parts: dict[int, list[tuple[Any, ...]]] = {}
        self._wholes: dict[int, tuple[Any, ...]] = {}
        self._messages: list[Any] = []

    def feed(self, data: bytes) -> None:
        """Add what has arrived."""
        self._buffer += data

    def step(self) -> bool:
        """Take one frame up; False where there is nothing to do until more arrives."""
        if self._ended:
            self._unpickle(self._frames.pop())
            return True
        frame = self._next_frame()
        if frame is None:
            return False
        if frame:
            self._frames.append(frame)
        else:
            self._ended = True
        return True

    def messages(self) -> list[Any]:
        """The messages that are whole by now, each given once."""
        whole, self._messages = self._messages, []
        return whole

    def _next_frame(self) -> bytes | None:
        if len(self._buffer) < HEADER.size:
            return None
        (length,) = HEADER.unpack_from(self._buffer)
        end = HEADER.size + length
        if len(self._buffer) < end:
            return None
        frame = bytes(self._buffer[HEADER.size : end])
        del self._buffer[:end]
        return frame

    def _unpickle(self, frame: bytes) -> None:
        """From the last frame to the first: what a part refers to stands after it."""
        number, part = _Unpickler(io.BytesIO(frame), self._whole).load()
        if number != _HEAD:
            self._parts.setdefault(number, []).append(part)
            return
        self._messages.append(part)
        self._ended = False
        self._parts, self._wholes = {}, {}

    def _whole(self, number: int) -> tuple[Any, ...]:
        if number not in self._wholes:
            self._wholes[number] = tuple(chain.from_iterable(reversed(self._parts.pop(number))))
        return self._wholes[number]

"""The worker process: heavy work on snapshots, away from the window (DESIGN.md, rule 6).

It reads requests from standard input and answers on standard output, both framed as eight bytes of length followed by
a pickle. The pipe joins two processes of one program; nothing of it comes from a file or from another user.
A request is (number, job, arguments); an answer is (number, True, result) or (number, False, message).
"""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HEADER = struct.Struct(">Q")


def frame(message: object) -> bytes:
    """`message` as it goes through the pipe."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(data)) + data


def take(buffer: bytearray) -> Any | None:
    """The first whole message of `buffer`, taken out of it; None while it has not arrived whole."""
    if len(buffer) < HEADER.size:
        return None
    (length,) = HEADER.unpack_from(buffer)
    end = HEADER.size + length
    if len(buffer) < end:
        return None
    message = pickle.loads(bytes(buffer[HEADER.size : end]))
    del buffer[:end]
    return message


def serve(requests: BinaryIO, answers: BinaryIO, jobs: Mapping[str, Callable[..., object]]) -> None:
    """Answer requests in order until there are no more."""
    while header := requests.read(HEADER.size):
        (length,) = HEADER.unpack(header)
        number, job, arguments = pickle.loads(requests.read(length))
        answers.write(frame(_answer(number, jobs[job], arguments)))
        answers.flush()


def _answer(number: int, job: Callable[..., object], arguments: tuple[object, ...]) -> tuple[int, bool, object]:
    try:
        return number, True, job(*arguments)
    except Exception as error:  # the window has to hear of it, whatever it is, and the next request must be served
        return number, False, f"{type(error).__name__}: {error}"


def main() -> None:
    """Serve the window that started this process."""
    from kzreader.core.jobs import JOBS

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not break the frames
    with contextlib.suppress(BrokenPipeError):  # the window has gone
        serve(sys.stdin.buffer, answers, JOBS)


if __name__ == "__main__":
    main()

"""The worker process: heavy work on snapshots, away from the window (DESIGN.md, rule 6).

It reads requests from standard input and answers on standard output. The pipe joins two processes of one program;
nothing of it comes from a file or from another user. A request is (number, job, arguments); an answer is
(number, True, result) or (number, False, message).
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from kzreader.core.framing import HEADER, Incoming, frames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def serve(requests: BinaryIO, answers: BinaryIO, jobs: Mapping[str, Callable[..., object]]) -> None:
    """Answer requests in order until there are no more."""
    incoming = Incoming()
    while header := requests.read(HEADER.size):
        (length,) = HEADER.unpack(header)
        incoming.feed(header + requests.read(length))
        while incoming.step():
            continue
        for number, job, arguments in incoming.messages():
            for frame in frames(_answer(number, jobs[job], arguments)):
                answers.write(frame)
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

"""How the parts of a session ask the worker process. For types alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Ask(Protocol):
    """Asks for a job, by a key, and hands over its result, or says that it failed.

    `anew`: also where the same key was asked for already, which is forgotten then, or has failed.
    """

    def __call__(
        self,
        key: str,
        job: str,
        arguments: tuple[object, ...],
        keep: Callable[[Any], None],
        *,
        fail: Callable[[], None] = ...,
        anew: bool = ...,
    ) -> None:
        """See Session."""

"""`override` for methods that answer to Qt: for the type checker and the reader, at no cost to a start."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Method = TypeVar("_Method")

    def override(method: _Method) -> _Method:
        """Say that `method` takes the place of one of Qt's."""
        return method


__all__ = ["override"]

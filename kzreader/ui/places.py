"""Where the reader was: the open interviews, the place in each, and the window's shape, kept between sessions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class PanePlace(NamedTuple):
    """One pane: the document, the code point at the reading line, and whether it moves along with the others."""

    document: str
    offset: int
    along: bool = True


class SynopsisPlace(NamedTuple):
    """The accounts of the synopsis by id, in order; whose order the rows follow; whether it stood before the pages."""

    documents: tuple[str, ...] = ()
    base: str = ""
    shown: bool = False


class Places(NamedTuple):
    """A session as it is kept. `geometry` and `splitter` are Qt's own, as hexadecimal text."""

    panes: tuple[PanePlace, ...] = ()
    active: int = 0
    geometry: str = ""
    splitter: str = ""
    synopsis: SynopsisPlace = SynopsisPlace()


def load(path: Path) -> Places:
    """The places kept at `path`; none where the file is missing or unusable."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        panes = tuple(_pane(pane) for pane in data["panes"])
        shape = _hexadecimal(data["geometry"]), _hexadecimal(data["splitter"])
        return Places(panes, int(data["active"]), *shape, _synopsis(data.get("synopsis")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Places()


def save(places: Places, path: Path) -> None:
    """Keep `places` at `path`; a folder that cannot be written costs only the place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        spare = path.with_name(path.name + ".new")
        panes = [pane._asdict() for pane in places.panes]
        kept = {**places._asdict(), "panes": panes, "synopsis": places.synopsis._asdict()}
        spare.write_text(json.dumps(kept), encoding="utf-8")
        spare.replace(path)
    except OSError:
        return


def _pane(data: Any) -> PanePlace:
    return PanePlace(str(data["document"]), max(0, int(data["offset"])), data.get("along", True) is not False)


def _synopsis(data: Any) -> SynopsisPlace:
    if not isinstance(data, dict):
        return SynopsisPlace()
    documents = tuple(str(document) for document in data.get("documents", ()))
    return SynopsisPlace(documents, str(data.get("base", "")), data.get("shown") is True)


def _hexadecimal(value: Any) -> str:
    return bytes.fromhex(value).hex()

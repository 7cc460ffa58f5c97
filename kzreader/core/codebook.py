"""The topics of the codebook: names, signs and colours, without the rules that suggest them (`core.topics`).

Reading the file takes longer than a start has time for: `coded_topics` remembers what it read.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kzreader.core.cache import Cache, key_of
from kzreader.core.errors import ResourceError
from kzreader.core.notebook.annotation import Topic
from kzreader.paths import resources

_COLOUR = "#[0-9a-fA-F]{6}"


class CodedTopic(NamedTuple):
    """A topic of the bundled codebook.

    Colours are "#rrggbb" and readable as text on a chip: paper of that theme with at most a seventh of the colour.
    """

    id: str
    name: str
    description: str
    sign: str
    light: str
    sepia: str
    dark: str

    @property
    def record(self) -> Topic:
        """The topic as the notebook keeps it."""
        return Topic(id=self.id, name=self.name, colour=self.light, description=self.description)


class CodedTopics:
    """Topics in order."""

    def __init__(self, topics: Iterable[CodedTopic]) -> None:
        self.topics = tuple(topics)


def bundled_codebook() -> Path:
    """The file of the bundled codebook."""
    return resources("topics", "codebook.toml")


def coded_topics(cache: Cache) -> CodedTopics:
    """The topics of the bundled codebook, from `cache` if they are there. Raises ResourceError."""
    path = bundled_codebook()
    try:
        key = key_of("1", path.read_bytes())
    except OSError as error:
        raise damaged(path, f"cannot be read ({error.strerror})") from error
    kept = cache.get("topics", key)
    if kept is not None:
        with contextlib.suppress(ValueError, TypeError):
            return CodedTopics(CodedTopic(*values) for values in json.loads(kept))
    topics = CodedTopics(coded_topic(path, id_, table) for id_, table in read_tables(path).items())
    cache.put("topics", key, json.dumps(topics.topics).encode())
    return topics


def read_tables(path: Path) -> dict[str, dict[str, Any]]:
    """The tables of a codebook by topic id. Raises ResourceError."""
    import tomllib

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise damaged(path, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise damaged(path, f"is damaged: {error}") from error
    for id_, table in tables.items():
        if not isinstance(table, dict):
            raise damaged(path, f'has an entry "{id_}" that is no topic')
    return tables


def coded_topic(path: Path, id_: str, table: dict[str, object]) -> CodedTopic:
    """The topic of one table. Raises ResourceError."""
    texts = {key: table.get(key) for key in ("name", "description", "sign", "light", "sepia", "dark")}
    strings = {key: text for key, text in texts.items() if isinstance(text, str) and text}
    if len(strings) < len(texts) or len(strings["sign"]) > 2:
        raise damaged(path, f'lacks the name, the description, the sign or a colour of "{id_}"')
    if not all(re.fullmatch(_COLOUR, strings[paper]) for paper in ("light", "sepia", "dark")):
        raise damaged(path, f'gives "{id_}" a colour that is not like "#a1b2c3"')
    return CodedTopic(id=id_, **strings)


def damaged(path: Path, what: str) -> ResourceError:
    """What is wrong with a codebook."""
    return ResourceError(f"The codebook {path.name} {what}.", "Install kzreader anew, or mend it.")

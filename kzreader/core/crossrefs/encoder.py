"""A BERT encoder with mean pooling (Devlin et al. 2019; Reimers and Gurevych 2019) in plain numpy, 32-bit floats.

Its sizes are those of the weights. GELU is taken by its hyperbolic tangent form (Hendrycks and Gimpel 2016), which
moves no vector by more than a cosine of 0.00001.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_HEAD = 32
"""Numbers of one attention head."""
_SMALLEST_VARIANCE = np.float32(1e-12)
_FAR_BELOW = np.float32(-1e9)
_HINT = "Install the paraphrase model anew."


class _Dense(NamedTuple):
    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        result = x @ self.weight.T
        result += self.bias
        return result


class _Norm(NamedTuple):
    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        """Layer normalisation, in place."""
        x -= x.mean(axis=-1, keepdims=True)
        x /= np.sqrt(np.square(x).mean(axis=-1, keepdims=True) + _SMALLEST_VARIANCE)
        x *= self.weight
        x += self.bias
        return x


class _Layer(NamedTuple):
    query: _Dense
    key: _Dense
    value: _Dense
    attended: _Dense
    attended_norm: _Norm
    wide: _Dense
    narrow: _Dense
    norm: _Norm

    def __call__(self, x: Array, hidden: Array) -> Array:
        query, key, value = (_heads(part(x)) for part in (self.query, self.key, self.value))
        weights: Array = query @ key.swapaxes(-1, -2)
        weights *= np.float32(_HEAD**-0.5)
        weights += hidden
        _softmax(weights)
        x = self.attended_norm(self.attended(_joined(weights @ value)) + x)
        return self.norm(self.narrow(_gelu(self.wide(x))) + x)


class Encoder:
    """Vectors of sequences of word pieces."""

    def __init__(self, tensors: Mapping[str, Array]) -> None:
        """Raises ResourceError where `tensors` are not those of a BERT encoder."""
        try:
            self._words = tensors["embeddings.word_embeddings.weight"]
            kind = tensors["embeddings.token_type_embeddings.weight"][0]
            self._places = tensors["embeddings.position_embeddings.weight"] + kind
            self._norm = _Norm(*_both(tensors, "embeddings.LayerNorm"))
            number = len({name.split(".")[2] for name in tensors if name.startswith("encoder.layer.")})
            self._layers = [_layer(tensors, f"encoder.layer.{at}") for at in range(number)]
        except (KeyError, ValueError, IndexError) as error:
            raise ResourceError(f"The paraphrase model lacks {error}.", _HINT) from error

    def encode(self, batch: Sequence[Sequence[int]]) -> Array:
        """One vector of length 1 for each sequence of numbers of word pieces; shape (sequences, width)."""
        longest = max(map(len, batch))
        numbers = np.zeros((len(batch), longest), dtype=np.int64)
        for row, pieces in enumerate(batch):
            numbers[row, : len(pieces)] = pieces
        present = np.arange(longest) < np.array([len(pieces) for pieces in batch])[:, None]
        hidden = np.where(present, np.float32(0.0), _FAR_BELOW)[:, None, None, :]
        x = self._norm(self._words[numbers] + self._places[:longest])
        for layer in self._layers:
            x = layer(x, hidden)
        mean = np.einsum("nlw,nl->nw", x, present.astype(np.float32))
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), dtype=np.float32)


def _both(tensors: Mapping[str, Array], name: str) -> tuple[Array, Array]:
    return tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _layer(tensors: Mapping[str, Array], name: str) -> _Layer:
    def dense(part: str) -> _Dense:
        return _Dense(*_both(tensors, f"{name}.{part}"))

    def norm(part: str) -> _Norm:
        return _Norm(*_both(tensors, f"{name}.{part}"))

    return _Layer(
        query=dense("attention.self.query"),
        key=dense("attention.self.key"),
        value=dense("attention.self.value"),
        attended=dense("attention.output.dense"),
        attended_norm=norm("attention.output.LayerNorm"),
        wide=dense("intermediate.dense"),
        narrow=dense("output.dense"),
        norm=norm("output.LayerNorm"),
    )


def _heads(x: Array) -> Array:
    """(sentences, pieces, width) as (sentences, heads, pieces, numbers of a head)."""
    return x.reshape(*x.shape[:2], -1, _HEAD).swapaxes(1, 2)


def _joined(x: Array) -> Array:
    """The reverse of `_heads`."""
    return x.swapaxes(1, 2).reshape(x.shape[0], x.shape[2], -1)


def _softmax(x: Array) -> None:
    """Over the last axis, in place."""
    x -= x.max(axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=-1, keepdims=True)


def _gelu(x: Array) -> Array:
    inner = x * x
    inner *= np.float32(0.044715)
    inner += np.float32(1.0)
    inner *= x
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += np.float32(1.0)
    inner *= x
    inner *= np.float32(0.5)
    return inner

"""When something was made, and what tells it from everything else that is ever made."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def utc_now() -> str:
    """The time as notebooks keep it: ISO 8601 in UTC, to the millisecond, so that it tells the order of steps."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def random_id() -> str:
    """An id that no other notebook has: a random UUID (RFC 9562, version 4), without the cost of importing uuid."""
    bits = int.from_bytes(os.urandom(16))
    bits = bits & ~(0xF << 76) & ~(0x3 << 62) | (0x4 << 76) | (0x2 << 62)
    digits = f"{bits:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

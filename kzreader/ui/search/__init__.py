"""Search in all interviews and notes."""

"""Everything kzreader knows about interviews and notes, without a window."""

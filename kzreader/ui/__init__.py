"""The window: thin, told what to show by the core."""

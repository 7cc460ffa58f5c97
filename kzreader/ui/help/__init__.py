"""The list of keys, and what the program is."""

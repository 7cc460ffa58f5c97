"""Cross-references: the card of a name, the list of names, and the parallel passages."""

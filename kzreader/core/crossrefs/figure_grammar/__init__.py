"""The grammar of figures: what numbers, units and dates look like, by word lists in `resources/figures`."""

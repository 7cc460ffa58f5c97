"""Commands that are more than a few lines, one module each; `cli` runs them."""

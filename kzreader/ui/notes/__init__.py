"""The notes inspector: every note as a card."""

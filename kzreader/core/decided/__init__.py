"""What the program found, as the reader decided: pure functions from results and decisions to what is shown.

Decisions are stronger than any recomputation. A passage that a decision speaks of is looked for by its exact words
where it no longer stands at its place; one that is gone from the text decides nothing.
"""

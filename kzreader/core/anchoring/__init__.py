"""Finding the passages of one text in another: a newer version, or one of which only the quote is known.

`placing` is the way in; `versions` says whether a text is a newer version of another.
"""

"""Finding the passages of one text in another: a newer version, or one of which only the quote is known."""

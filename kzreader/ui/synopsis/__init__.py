"""The synopsis: accounts of one interview as columns, statements as rows."""

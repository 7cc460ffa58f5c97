"""What the reader makes, and the file that holds it."""

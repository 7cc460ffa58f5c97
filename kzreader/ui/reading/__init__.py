"""The reading page and what stands around it: text, marks, gutter, header, find bar."""

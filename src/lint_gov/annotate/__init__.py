"""A copy of a Word file with a comment (批注) at the place of each finding."""

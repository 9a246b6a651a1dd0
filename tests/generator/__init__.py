"""Writes annual reports from a numeric model, in every format and layout, sound ones and faulty ones."""

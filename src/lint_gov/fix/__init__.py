"""Mends what can be mended safely, in the file itself: edits to the text as it is read, each proved by a second check."""

"""Characters: folding for comparison, Chinese numerals, display width. Knows no report."""

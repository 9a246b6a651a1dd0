"""A blank report (空白报告) as a Word file: the official headings and tables, and in brackets what its author has to write."""

"""New Word files: blocks and styles in, the bytes of a .docx out, always the same ones. Knows nothing of reports."""

"""Results on disk: those of this run (`spool`), and those of earlier ones (`cache`), packed as bytes (`pack`)."""

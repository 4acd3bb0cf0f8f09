"""Word files that are handed back with comments."""

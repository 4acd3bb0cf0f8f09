"""PDF that is handed back with highlights."""

"""OpenDocument text that is handed back with annotations."""

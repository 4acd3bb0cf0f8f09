"""The language server of nieuwetaal: thin, over `nieuwetaal.Linter`."""

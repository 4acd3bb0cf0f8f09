"""Rules and nothing else. nieuwetaal never runs this file; were it run, the test of this pack would fail."""

raise RuntimeError

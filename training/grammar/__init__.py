"""A grammar of Dutch sentences with known trees. Each module knows only those before it.

words, lexicon → chains, idioms, pronouns, borrowing → phrases, clauses, decks → making (what all share) → building
(clauses), tails (what follows a noun) → the constructions → generator (puts building and tails into the maker).
"""

"""The tables, one file per family of nouns, and nothing that asks questions of them."""

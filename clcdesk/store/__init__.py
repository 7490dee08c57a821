"""The only way to the database: keys, opening, read(), write(), drafts, undo(), backup."""

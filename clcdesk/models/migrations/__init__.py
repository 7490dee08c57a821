"""The shape of the database through the versions, by Alembic; `store.migrating` runs it."""

HEAD = "0003"
"""The newest revision: known here so that opening an up-to-date file need not load Alembic."""

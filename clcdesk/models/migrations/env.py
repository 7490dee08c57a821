"""Alembic's entry: the caller brings the connection, its transaction, and foreign keys already off."""

from alembic import context

import clcdesk.models  # noqa: F401  # makes the metadata whole
from clcdesk.models.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()

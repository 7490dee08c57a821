"""Alembic's entry: the caller brings the connection, its transaction, and foreign keys already off."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

import clcdesk.models  # noqa: F401  # makes the metadata whole
from clcdesk.models.base import Base


def plain_type(kind: str, item: Any, _autogenerating: object) -> str | Literal[False]:
    """Our own types are written as what lies beneath them: an old migration must not change with them."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
    compare_type=True,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()

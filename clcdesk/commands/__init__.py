"""The commands, one module each: `arguments(parser)` says what it takes, `run(args)` does it.

A module imports at its top only what every run of it needs: `match` must load neither SQLAlchemy,
ReportLab nor PySide6.
"""

"""CLC Desk: the desk of a council brokerage officer."""

__version__ = "0.1.0"

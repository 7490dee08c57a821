"""Facts in, PDF bytes out. No Qt, no database, no clock."""

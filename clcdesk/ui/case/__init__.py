"""The case page: its head, its list of steps, and each step in a module of its own."""

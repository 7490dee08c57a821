"""Small widgets that several screens use. None of them knows a service."""

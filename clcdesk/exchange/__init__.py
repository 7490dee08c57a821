"""Files in and out, as facts. Only `services` brings them to the database."""

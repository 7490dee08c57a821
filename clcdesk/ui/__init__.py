"""The window. It calls services and shows the rows they give; it never asks the database itself."""

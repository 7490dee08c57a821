"""A framework as data: its definition, how it is loaded, and what is wrong with one."""

"""One module per noun, one function per officer's verb: the only place with queries."""

"""The pages of the rail, one module each, and the case page's own folder beside them (`ui.case`)."""

"""Who fits and what it costs: pure functions of facts. No database, no Qt, no clock, no chance."""

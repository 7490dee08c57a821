"""Made-up people and services, for the demo and for trying things out. Nobody and nothing here is real.

What stands still (names, towns, activities) is written in `resources/demo`; what has a date is drawn
by a seed around `today`, so that the demo is never stale and the same day gives the same bytes.
"""

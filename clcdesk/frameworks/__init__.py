"""A framework as data: `load` gives them all; the files are described in resources/frameworks/README.md."""

from clcdesk.frameworks.load import check, check_text, load
from clcdesk.frameworks.read import same_band

__all__ = ["check", "check_text", "load", "same_band"]

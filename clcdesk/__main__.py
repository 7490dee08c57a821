"""`python -m clcdesk` and the `clcdesk` command."""

import sys

from clcdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())

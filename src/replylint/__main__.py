"""`python -m replylint` is the command line."""

import sys

from replylint.cli import main

if __name__ == "__main__":
    sys.exit(main())

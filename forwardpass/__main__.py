"""``python -m forwardpass``: the command where the script is not on PATH."""

import sys

from forwardpass.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m nieuwetaal` is the command line."""

import sys

from nieuwetaal.cli import main

sys.exit(main())

"""`python -m nieuwetaal_lsp`."""

import sys

from nieuwetaal_lsp.program import main

sys.exit(main())

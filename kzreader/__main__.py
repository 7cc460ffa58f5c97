"""`python -m kzreader`."""

import sys

from kzreader.cli import main

sys.exit(main())

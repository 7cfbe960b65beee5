"""`python -m throughcare` is the same as `throughcare`."""

import sys

from throughcare.cli import main

sys.exit(main())

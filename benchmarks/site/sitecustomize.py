"""Read by Python at its start, from PYTHONPATH: has Textual take the driver that the benchmarks name.

The program forgets the variable before it imports Textual, so that nobody else's code is brought in.
"""

import os

if os.environ.get("TEXTUAL_DRIVER"):
    import textual.constants  # noqa: F401 - reads the variable

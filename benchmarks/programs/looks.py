"""Where the style sheet of the real program is; Textual looks for it beside the class."""

from pathlib import Path

import triage.ui

LOOKS = Path(triage.ui.__file__).with_name("app.tcss")

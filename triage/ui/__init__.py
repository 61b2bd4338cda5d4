"""The screens, and the only door to Textual."""

import os

# Textual reads these when it is imported. They would write every key to a file or send it to another program, press
# keys by themselves, save pictures of the screen, or bring in somebody else's code. What only changes looks may stay.
for _name in (
    *("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_DEVTOOLS_HOST", "TEXTUAL_DEVTOOLS_PORT", "TEXTUAL_DRIVER", "TEXTUAL_LOG"),
    *("TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_FILENAME", "TEXTUAL_SCREENSHOT_LOCATION"),
    *("TEXTUAL_SHOW_RETURN", "TEXTUAL_THEME"),
):
    os.environ.pop(_name, None)

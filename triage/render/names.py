"""Short texts that hold names such as ``{{ your }}`` and nothing else: filled in without a template engine."""

import re
from collections.abc import Mapping

_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill_names(text: str, names: Mapping[str, str]) -> str:
    """The text with each name replaced by what it stands for; an unknown name is a `KeyError`."""
    return _NAME.sub(lambda found: names[found[1]], text) if "{" in text else text

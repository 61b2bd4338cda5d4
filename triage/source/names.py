"""Texts that hold names such as ``{{ your }}`` and nothing else, or not even these."""

import re

from triage.errors import Place
from triage.source.nodes import Scalar
from triage.source.reader import Reader

PERSON_NAMES = frozenset({"you", "your", "yours", "yourself", "them", "You", "Your"})
"""The names that stand for the person with pain."""
NAMES = PERSON_NAMES | {"reviewer"}
"""Every name that a text may hold; `reviewer` is the clinician who answers for the protocol."""
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def names_only(reader: Reader, scalar: Scalar | None) -> str:
    """The text of a scalar that may hold the person's names, or empty; any other brace is noted."""
    if scalar is None:
        return ""
    check_names(reader, scalar.text, scalar.place)
    return scalar.text


def check_names(reader: Reader, text: str, place: Place) -> None:
    """Note names that are not the person's, and braces that are not around a name."""
    for found in _NAME.finditer(text):
        if found[1] not in NAMES:
            names = ", ".join(sorted(NAMES))
            reader.problems.add(place, "T057", f"the name `{found[1]}` is not known here; one of {names}")
    rest = _NAME.sub("", text)
    if "{" in rest or "}" in rest:
        reader.problems.add(place, "T056", "this text holds names such as `{{ your }}` and no other braces")


def no_names(reader: Reader, scalar: Scalar | None) -> str:
    """The text of a scalar that is shown as it stands, or empty; a brace is noted."""
    if scalar is None:
        return ""
    if "{" in scalar.text or "}" in scalar.text:
        reader.problems.add(scalar.place, "T056", "this text is shown as it stands; it holds no braces and no names")
    return scalar.text

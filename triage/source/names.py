"""Texts that hold names such as ``{{ your }}`` and nothing else, or not even these."""

import re
from collections.abc import Collection

from triage.errors import Place
from triage.model.words import PERSON_NAMES
from triage.source.nodes import Scalar
from triage.source.reader import Reader

NAMES = PERSON_NAMES | {"reviewer"}
"""Every name that a text may hold; `reviewer` is the clinician who answers for the protocol."""
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def names_only(reader: Reader, scalar: Scalar | None, names: Collection[str] = NAMES) -> str:
    """The text of a scalar that may hold these names, the person's unless others are given, or empty."""
    if scalar is None:
        return ""
    check_names(reader, scalar.text, scalar.place, names)
    return scalar.text


def check_names(reader: Reader, text: str, place: Place, names: Collection[str] = NAMES) -> None:
    """Note names that are not known here, and braces that are not around a name."""
    for found in _NAME.finditer(text):
        if found[1] not in names:
            known = f"one of {', '.join(sorted(names))}" if names else "this text holds none"
            reader.problems.add(place, "T057", f"the name `{found[1]}` is not known here; {known}")
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

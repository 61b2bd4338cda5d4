"""The short texts of the diary."""

from collections.abc import Mapping
from types import MappingProxyType

from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials

_NOTHING: Mapping[str, str] = MappingProxyType({})


def diary_text(materials: Materials, key: str, names: Mapping[str, str] = _NOTHING) -> str:
    """The text called so, with the names filled in."""
    return clean(fill_names(materials.library.diary[key], names))


def whose(materials: Materials, profile: str) -> str:
    """Whose journal is kept; empty where it is nobody's by name."""
    return diary_text(materials, "profile", {"name": profile}) if profile else ""

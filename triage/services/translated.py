"""Who made a translation and looked it over, in a sentence of that language."""

from triage.model.translation import MACHINE
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials


def translated(materials: Materials) -> str:
    """What there is to say of the translation; empty in the original."""
    by = materials.library.reviewed_by
    if not by:
        return ""
    words = materials.library.home
    return clean(words["translated_by_machine"] if by == MACHINE else fill_names(words["translated_by"], {"name": by}))

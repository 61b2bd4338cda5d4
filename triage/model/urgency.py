"""How soon somebody needs help, from least to most urgent."""

from enum import IntEnum


class Urgency(IntEnum):
    """One of five levels; comparing two of them compares how soon help is needed."""

    SELF_CARE = 0
    """Guided movement and education; check in again at 1 to 2 weeks."""
    PHYSIO = 1
    """A routine visit to a physical therapist or other professional, in about 2 to 6 weeks."""
    SOON = 2
    """A doctor within days, at most 2 weeks; no guided routine until seen."""
    URGENT = 3
    """Medical assessment the same day; no exercise."""
    EMERGENCY = 4
    """An ambulance or the emergency department now; no exercise."""

    @property
    def id(self) -> str:
        """The word used in flows, content and JSON: ``self_care`` … ``emergency``."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> "Urgency":
        """The level that a flow calls `word`; `KeyError` if there is none."""
        return _BY_ID[word]


_BY_ID = {level.id: level for level in Urgency}

"""When a text has to be looked over again, and what becomes of advice that nobody has looked over for too long."""

from datetime import date, timedelta

GRACE = timedelta(days=180)
"""How long after its day a text may still stand for care at home. A draft, for a clinician to decide."""


def is_due(review_by: str, today: date) -> bool:
    """Whether the day has passed by which a text was to be looked over."""
    return bool(review_by) and today > date.fromisoformat(review_by)


def has_lapsed(review_by: str, today: date) -> bool:
    """Whether a text is so long past its day that nobody should be told to stay at home on its word."""
    return bool(review_by) and today > date.fromisoformat(review_by) + GRACE

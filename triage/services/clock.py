"""The time where the person is; what needs it takes a clock, so that tests can have their own."""

from datetime import datetime


def local_now() -> datetime:
    """The time here, with its offset from UTC."""
    return datetime.now().astimezone()

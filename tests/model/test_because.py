"""Every reason of a plan has a key, and says what its words are filled in with."""

from triage.model import because

KEYS = [value for name, value in vars(because).items() if name.isupper() and isinstance(value, str)]


def test_every_key_says_what_is_filled_in() -> None:
    assert sorted(because.NAMES) == sorted(KEYS)


def test_no_two_keys_are_the_same() -> None:
    assert len(set(KEYS)) == len(KEYS)

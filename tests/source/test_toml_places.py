"""The places of keys and values in a TOML text."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from triage.source.toml_places import UNKNOWN, places_in

TEXT = '''\
# a comment with a = sign
first = "a # no comment"   # one
  second = [
    1, # two
    2,
]
"third" = """
[not.a.table]
fourth = 1
"""
[group]
inner = {deep = 1}
\ttabbed = 'x = 1'
a.b = 1

[[lots]]
name = 1
'''


def test_each_key_has_its_line_and_column() -> None:
    places = places_in(TEXT)

    assert places.keys == {
        ("first",): (2, 1),
        ("second",): (3, 3),
        ("third",): (7, 1),
        ("group",): (11, 2),
        ("group", "inner"): (12, 1),
        ("group", "tabbed"): (13, 2),
        ("group", "a", "b"): (14, 1),
        ("lots",): (16, 3),
        ("lots", "name"): (17, 1),
    }


def test_each_value_has_its_line_and_column() -> None:
    places = places_in(TEXT)

    assert places.value(("first",)) == (2, 9)
    assert places.value(("second",)) == (3, 12)
    assert places.value(("third",)) == (7, 11)
    assert places.value(("group", "tabbed")) == (13, 11)


def test_what_stands_inside_a_line_has_the_place_of_the_line() -> None:
    assert places_in(TEXT).key(("group", "inner", "deep")) == (12, 1)


def test_a_place_that_is_not_known_is_not_invented() -> None:
    assert places_in(TEXT).key(("nowhere",)) == UNKNOWN


def test_windows_line_ends_do_not_move_anything() -> None:
    assert places_in(TEXT.replace("\n", "\r\n")) == places_in(TEXT)


def test_a_quoted_key_goes_by_its_name() -> None:
    assert places_in('"a\\u0062c" = 1').keys == {("abc",): (1, 1)}


@given(st.text(alphabet="ab.=[]{}\"'#\n\\ 1,", max_size=40))
def test_whatever_can_be_read_has_a_place_for_every_key(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except ValueError:
        return

    assert all(
        places_in(text).key((key,)) != UNKNOWN or isinstance(value, dict | list) for key, value in values.items()
    )

"""Formulas keep their meaning whatever is done to them."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from triage.proof.formulas import FALSE, TRUE, Formulas

SIZES = (3, 2, 3, 3)
EVERY = tuple(product(*(range(size) for size in SIZES)))
Tree = tuple[int, int] | tuple[int, tuple["Tree", ...]]
"""A choice with its values as bits, or a number with parts of which so many must hold."""

LEAVES = st.integers(0, len(SIZES) - 1).flatmap(
    lambda at: st.tuples(st.just(-1 - at), st.integers(1, 2 ** SIZES[at] - 1))
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, min_size=1, max_size=4).flatmap(
        lambda parts: st.tuples(st.sampled_from([1, len(parts), 2]), st.just(tuple(parts)))
    ),
    max_leaves=12,
)


def meant(tree: Tree, values: tuple[int, ...]) -> bool:
    """What the tree says, plainly."""
    number, inside = tree
    if isinstance(inside, int):
        return bool(inside >> values[-1 - number] & 1)
    return sum(meant(part, values) for part in inside) >= number


def made(formulas: Formulas, tree: Tree) -> int:
    """The tree as a formula."""
    number, inside = tree
    if isinstance(inside, int):
        return formulas.atom(-1 - number, inside)
    return formulas.at_least(number, tuple(made(formulas, part) for part in inside))


def filled(formulas: Formulas, formula: int, values: tuple[int, ...]) -> int:
    """What is left when every choice is made."""
    for variable, value in enumerate(values):
        formula = formulas.given(formula, variable, value)
    return formula


@settings(max_examples=300)
@given(TREES)
def test_a_formula_says_what_was_meant(tree: Tree) -> None:
    formulas = Formulas(SIZES)
    formula = made(formulas, tree)
    opposite = formulas.opposite(formula)

    for values in EVERY:
        expected = meant(tree, values)
        chosen = dict(enumerate(values))
        changed = sum(1 << variable for variable, value in chosen.items() if value)
        assert filled(formulas, formula, values) == (TRUE if expected else FALSE)
        assert filled(formulas, opposite, values) == (FALSE if expected else TRUE)
        assert formulas.holds(formula, chosen, changed) is expected


@settings(max_examples=400)
@given(TREES, TREES)
def test_what_is_plainly_implied_is_implied(one: Tree, other: Tree) -> None:
    formulas = Formulas(SIZES)
    left, right = made(formulas, one), made(formulas, other)
    wider = formulas.either([left, right])

    assert formulas.implies(left, wider)
    if formulas.implies(left, right):
        assert all(meant(other, values) for values in EVERY if meant(one, values))


def test_a_lower_number_of_the_same_parts_is_implied() -> None:
    formulas = Formulas((2,) * 4)
    parts = tuple(formulas.atom(variable, 2) for variable in range(4))

    assert formulas.implies(formulas.at_least(3, parts), formulas.at_least(2, parts))
    assert not formulas.implies(formulas.at_least(2, parts), formulas.at_least(3, parts))


def test_a_formula_and_its_opposite_leave_nothing() -> None:
    formulas = Formulas((3, 3))
    either = formulas.either([formulas.atom(0, 2), formulas.atom(1, 2)])

    assert formulas.both([either, formulas.opposite(either)]) == FALSE
    assert formulas.either([either, formulas.opposite(either)]) == TRUE

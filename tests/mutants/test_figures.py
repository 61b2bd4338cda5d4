"""When the figures hold, and what is said when they do not."""

from collections.abc import Mapping

from tests.mutants.figures import Figures
from tests.mutants.mutant import RULES, Mutant
from tests.mutants.report import lines
from tests.mutants.running import Fate
from tests.mutants.sameness import Sameness

SAME = Sameness(advice=True, questions=True, order=True)
OTHER = Sameness(advice=False, questions=True, order=True)


def fate(id_: str, *noticed: str, same: Sameness | None = None) -> Fate:
    return Fate(Mutant("flip", RULES, (id_,), "no", id_), noticed, same, 0.0)


def figures(*fates: Fate, reasons: Mapping[str, str] | None = None, pressing: tuple[str, ...] = ()) -> Figures:
    killed = tuple(fate(f"k{number}", "oracle") for number in range(96))
    every = [each.mutant.id for each in (*fates, *killed)]
    return Figures((*fates, *killed), reasons or {}, pressing, every)


def test_all_is_well_when_everything_is_noticed() -> None:
    assert list(figures(fate("a", "proof")).faults()) == []


def test_a_mistake_that_nobody_notices_is_a_fault() -> None:
    assert list(figures(fate("a")).faults()) == ["nobody notices `a`"]


def test_one_that_is_proved_equivalent_and_listed_is_none() -> None:
    assert list(figures(fate("a", same=SAME), reasons={"a": "why"}, pressing=("a",)).faults()) == []


def test_one_that_is_listed_and_changes_the_advice_is() -> None:
    found = list(figures(fate("a", same=OTHER), reasons={"a": "why"}).faults())

    assert found == ["equivalent.yaml names `a`, but its advice is not the same"]


def test_one_that_is_listed_and_noticed_is() -> None:
    found = list(figures(fate("a", "walks"), reasons={"a": "why"}).faults())

    assert found == ["equivalent.yaml names `a`, but walks notices it"]


def test_one_that_is_listed_and_not_made_is() -> None:
    assert list(figures(reasons={"gone": "why"}).faults()) == ["equivalent.yaml names `gone`, which is not made"]


def test_a_pressing_one_that_nobody_notices_is() -> None:
    found = list(figures(fate("a"), pressing=("a", "k1")).faults())

    assert found == ["50.00% of the pressing mistakes are noticed, and not all", "nobody notices `a`"]


def test_equivalent_ones_count_against_the_share_of_all() -> None:
    survivors = [fate(f"s{number}", same=SAME) for number in range(10)]

    found = list(figures(*survivors, reasons={each.mutant.id: "why" for each in survivors}).faults())

    assert found == ["90.6% of the mistakes are noticed, which is less than 95%"]


def test_the_table_names_the_survivors_under_their_reason() -> None:
    told = list(lines(figures(fate("a", same=SAME), reasons={"a": "because"})))

    place = told.index("because [proved: the same advice, the same questions]")
    assert told[place + 1] == "  a"

"""The budget: kept, broken or not certain; and the count in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from triage.errors import ProblemsFound
from triage.model.prevalence import WHOLE, Figure, Limit, Portion, Prevalence
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES
from triage.places import hazards_file
from triage.proof.cohort import Share
from triage.services.budgeting import Budget, BudgetReport, Item, in_words, open_budget
from triage.services.checking import check

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "budget.md"


@pytest.fixture(scope="module")
def budget(protocol: Protocol) -> Budget:
    shipped = open_budget(None, protocol)
    assert shipped is not None
    return shipped


@pytest.fixture(scope="module")
def report(budget: Budget) -> BudgetReport:
    return budget.count()


@pytest.fixture(scope="module")
def words(report: BudgetReport) -> str:
    return in_words(report)


def limited(budget: Budget, at_most: int) -> BudgetReport:
    """A few people, and one limit in hundredths of a percent."""
    limit = Limit(Urgency.SOON, at_most, "for the test")
    return Budget(budget.protocol, replace(budget.prevalence, people=400, limits=(limit,))).count()


def only_line(text: str, start: str) -> str:
    """The one line that starts so."""
    (line,) = [line for line in text.splitlines() if line.startswith(start)]
    return line


@pytest.mark.parametrize(
    ("at_most", "standing"),
    [(1745, "holds"), (1744, "holds"), (1743, "uncertain"), (1000, "uncertain"), (553, "uncertain"), (552, "broken")],
)
def test_a_limit_is_broken_when_even_the_lower_bound_is_above_it(at_most: int, standing: str) -> None:
    counted = Share(10, 100)  # 5.523 to 17.437 percent

    assert Item(Limit(Urgency.SOON, at_most, ""), counted).standing == standing


def test_the_shipped_budget_holds(report: BudgetReport) -> None:
    assert report.holds
    assert report.warnings == ()


def test_a_broken_limit_breaks_the_budget(budget: Budget) -> None:
    assert not limited(budget, 1000).holds


def test_a_broken_limit_is_said(budget: Budget) -> None:
    assert only_line(in_words(limited(budget, 1000)), "soon or above ").endswith("10.0 %    is BROKEN")


def test_a_limit_inside_the_bounds_is_a_warning_and_no_failure(budget: Budget) -> None:
    counted = limited(budget, 10_000).items[0].counted

    near = limited(budget, round(counted.part * 10_000))

    assert near.holds
    assert [item.standing for item in near.warnings] == ["uncertain"]
    assert "may be broken: the limit is inside the bounds" in only_line(in_words(near), "soon or above ")


def test_a_budget_without_limits_holds(budget: Budget) -> None:
    assert Budget(budget.protocol, replace(budget.prevalence, people=100, limits=())).count().holds


def test_a_count_is_the_same_every_time(budget: Budget) -> None:
    assert in_words(limited(budget, 1000)) == in_words(limited(budget, 1000))


def test_a_folder_without_the_file_has_no_budget(tmp_path: Path, protocol: Protocol) -> None:
    flows = copy_shipped(tmp_path, content=False).flows
    (flows / "prevalence.yaml").unlink()

    assert open_budget(flows, protocol) is None
    assert check(flows).problems == ()


def test_a_budget_that_cannot_be_read_is_refused(tmp_path: Path, protocol: Protocol) -> None:
    flows = copy_shipped(tmp_path, content=False).flows
    (flows / "prevalence.yaml").write_text("people: many\n", encoding="utf-8")

    with pytest.raises(ProblemsFound):
        open_budget(flows, protocol)


def test_the_check_tells_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    flows = copy_shipped(tmp_path, content=False).flows
    path = flows / "prevalence.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("seed: 1", "seed: one"), encoding="utf-8")

    assert [problem.code for problem in check(flows).problems] == ["T012"]


def test_a_source_that_does_not_exist_is_told_by_the_check(tmp_path: Path) -> None:
    flows = copy_shipped(tmp_path, content=False).flows
    path = flows / "prevalence.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sources: [F28]", "sources: [F828]", 1), encoding="utf-8")

    assert [problem.code for problem in check(flows).problems] == ["T029"]


def test_the_report_fits_a_terminal(words: str) -> None:
    assert max(map(len, words.splitlines())) <= 80


def test_the_report_is_plain_text(words: str) -> None:
    assert words.isascii()


def test_no_line_ends_in_space(words: str) -> None:
    assert [line for line in words.splitlines() if line != line.rstrip()] == []


def test_a_bar_is_as_long_as_its_share(report: BudgetReport, words: str) -> None:
    share = report.cohort.share(Urgency.URGENT).part

    assert words.splitlines()[words.splitlines().index("") + 3].count("#") == round(share * 25)


@pytest.mark.parametrize("urgency", Urgency)
def test_every_urgency_has_its_share(report: BudgetReport, words: str, urgency: Urgency) -> None:
    assert f"\n{urgency.id:<16}{report.cohort.share(urgency).part * 100:>6.1f} %" in words


def test_what_decides_is_told_for_every_urgency_from_soon(words: str) -> None:
    table = words.partition("what decides")[2]

    assert [line.split()[-1] for line in table.splitlines() if line.lstrip().startswith("alone")] == [
        "emergency",
        "urgent",
        "soon",
    ]


def test_the_figures_of_what_decides_end_below_their_headings(words: str) -> None:
    lines = words.partition("what decides")[2].splitlines()
    heading = next(line for line in lines if line.endswith("emergency"))
    figures = lines[lines.index(heading) + 1]

    assert [heading.index(word) + len(word) for word in ("alone", "with others")] == [
        place + 1 for place, letter in enumerate(figures) if letter == "%"
    ]
    assert heading.index("emergency") == figures.index("bilateral_leg_symptoms")


def test_one_reason_for_all_limits_is_said_once(words: str) -> None:
    assert words.count("a draft, three points above the first count") == 1
    assert "\n  each: a draft, three points above the first count\n" in words


def test_each_reason_is_said_with_its_limits(budget: Budget) -> None:
    reasons = {Urgency.SOON: "often", Urgency.URGENT: "often", Urgency.EMERGENCY: "rarely"}
    limits = tuple(Limit(urgency, 10_000, because) for urgency, because in reasons.items())

    said = in_words(Budget(budget.protocol, replace(budget.prevalence, people=100, limits=limits)).count())

    assert "\n  emergency: rarely\n  urgent or above, soon or above: often\n" in said


def test_a_rule_is_said_with_its_condition(words: str) -> None:
    assert "R21: at least 1 of the findings with the warning emergency" in " ".join(words.split())


def test_the_figures_of_the_evidence_stand_beside_the_count(words: str) -> None:
    plain = " ".join(words.split())

    assert "the evidence found 80.4 % with a red flag [F28]" in plain
    assert "the evidence found a serious cause in 0.9 % [F28]" in plain


def test_without_figures_of_the_evidence_nothing_is_said_of_it(budget: Budget) -> None:
    bare = Budget(budget.protocol, replace(budget.prevalence, people=100, compare={})).count()

    assert "evidence" not in in_words(bare)


def test_how_much_is_assumed_is_said(budget: Budget, words: str) -> None:
    figures = budget.prevalence.every_figure
    assumed = sum(bool(figure.assumption) for figure in figures)

    assert f"{assumed} of {len(figures)} figures are assumptions" in words


def test_a_cited_figure_is_not_counted_as_assumed(budget: Budget) -> None:
    cited = replace(budget.prevalence.figures["rash"][0], sources=("F28",), assumption="")
    figures = {**budget.prevalence.figures, "rash": (cited,)}
    shipped: Prevalence = replace(budget.prevalence, people=100, figures=figures)

    said = in_words(Budget(budget.protocol, shipped).count())

    assert f"{len(shipped.every_figure) - 1} of {len(shipped.every_figure)} figures" in said


def halved(figure: Figure) -> Figure:
    """The same with half as many who say yes and half as many who are unsure."""
    if [portion.values for portion in figure.portions] != [(NO,), (UNSURE,), (YES,)]:
        return figure
    _, unsure, yes = (portion.share for portion in figure.portions)
    shares = (WHOLE - unsure // 2 - yes // 2, unsure // 2, yes // 2)
    portions = tuple(Portion((value,), share) for value, share in zip((NO, UNSURE, YES), shares, strict=True))
    return replace(figure, portions=portions)


def test_with_half_of_every_sign_more_than_two_in_five_are_sent_to_a_doctor(budget: Budget) -> None:
    """What the manual says of how little hangs on single figures."""
    figures = {id_: tuple(map(halved, each)) for id_, each in budget.prevalence.figures.items()}
    fewer = replace(budget.prevalence, people=3000, figures=figures)

    counted = Budget(budget.protocol, fewer).count().cohort.at_least(Urgency.SOON)

    assert counted.bounds[0] > 0.4


def test_the_manual_shows_the_beginning_of_the_report(words: str) -> None:
    shown = MANUAL.read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]

    assert words.startswith(shown.rstrip("\n"))
    assert "budget" in shown


def test_the_hazard_log_says_what_is_counted(report: BudgetReport) -> None:
    log = " ".join(hazards_file().read_text(encoding="utf-8").split())
    soon, urgent, emergency = (f"{item.counted.part * 100:.1f} %" for item in report.items)

    assert f"it counts {emergency} emergency, {urgent} urgent or above, {soon} soon or above; the limits are" in log


def test_the_manual_says_how_much_is_assumed(budget: Budget) -> None:
    figures = budget.prevalence.every_figure
    text = " ".join(MANUAL.read_text(encoding="utf-8").split())

    assert all(figure.assumption for figure in figures)
    assert f"Today all {len(figures)} figures are assumptions" in text

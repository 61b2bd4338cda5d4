"""Rows in two columns, and addresses that do not fit: where the next line begins."""

from io import StringIO

from rich.console import Console
from textual.style import Style

from triage.services.turns import ReviewLine
from triage.ui.widgets.drawing import Look, several_rows
from triage.ui.widgets.prose import address
from triage.ui.widgets.question_lines import answer_rows
from triage.ui.widgets.sheet import ROLES

PAINT = {role: Style() for role in ROLES}
ANSWERS = (
    ReviewLine("age", "Age", "42 years", counts=True),
    ReviewLine("onset", "How it began", "Yes: began with a lift, bend or twist, and a sudden move", counts=True),
)


def drawn(width: int) -> list[str]:
    """The answers as rows, without the colours."""
    return [line.content.plain.rstrip() for line in several_rows(answer_rows(ANSWERS), Look(width, PAINT, -1))]


def written(text: str, width: int) -> list[str]:
    """An address as it stands in so many columns."""
    console = Console(file=StringIO(), width=width)
    with console.capture() as captured:
        console.print(address(text))
    return captured.get().splitlines()


def test_a_long_answer_goes_on_below_where_it_began() -> None:
    first, second, *rest = drawn(60)

    assert [line.index(word) for line, word in ((first, "42"), (second, "Yes:"))] == [20, 20]
    assert [len(line) - len(line.lstrip()) for line in rest] == [20]


def test_on_a_narrow_screen_an_answer_follows_its_name() -> None:
    assert drawn(40)[0] == "  1  Age:  42 years"


def test_an_address_is_broken_after_a_stroke() -> None:
    assert written("example.org/one/two/three", 16) == ["example.org/one/", "two/three"]


def test_an_address_that_fits_stays_on_its_line() -> None:
    assert written("example.org/one", 20) == ["example.org/one"]

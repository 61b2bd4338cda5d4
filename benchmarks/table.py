"""The table: what was measured, against what, and whether the goal holds."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison."""

    goal: int
    what: str
    measured: str
    reference: str
    ratio: str
    limit: str
    holds: str
    """``yes``, ``no``, or empty for what is only reported."""


def ratio_row(goal: int, what: str, measured: float, reference: float, limit: float) -> Row:
    """Instructions against instructions."""
    ratio = measured / reference
    return Row(goal, what, millions(measured), millions(reference), f"{ratio:.2f}", f"{limit:.2f}", yes(ratio <= limit))


def told_row(goal: int, what: str, measured: float, reference: float) -> Row:
    """Instructions against instructions, with no limit."""
    return Row(goal, what, millions(measured), millions(reference), f"{measured / reference:.2f}", "", "")


def amount_row(goal: int, what: str, measured: float, limit: float, unit: str) -> Row:
    """An amount against its limit; there is nothing to divide by."""
    return Row(goal, what, f"{measured:.2f} {unit}", "", "", f"{limit:g} {unit}", yes(measured <= limit))


def check_row(goal: int, what: str, found: str, *, holds: bool) -> Row:
    """Something that is so or not."""
    return Row(goal, what, found, "", "", "", yes(holds))


def millions(count: float) -> str:
    """Instructions as a reader takes them in."""
    return f"{count / 1e6:.4g} M"


def yes(holds: bool) -> str:  # noqa: FBT001 - the one thing there is to say
    """The last column."""
    return "yes" if holds else "no"


def table(rows: list[Row]) -> str:
    """The rows in columns, Markdown that is also readable as it stands."""
    names = [field.name for field in fields(Row)]
    cells = [names, *([str(getattr(row, name)) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])

"""How a question looks: pure, from what is known of it to lines."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.style import Style

from triage.services.turns import QuestionTurn, ReviewLine, Scale
from triage.ui import labels
from triage.ui.marks import Marks
from triage.ui.phrasing import Phrases
from triage.ui.widgets.drawing import BLANK, WIDE, Look, Row, both_ends, chips, several_rows, text_lines
from triage.ui.widgets.sheet import Line, Spot, Target

if TYPE_CHECKING:
    from triage.services.glossary import Glossary

UNDERLINE = Style(underline=True)


class QuestionView(NamedTuple):
    """A question while it is being answered."""

    turn: QuestionTurn
    marks: Marks
    entry: str = ""
    """The number typed so far."""
    refusal: str = ""
    why_open: bool = False


def rows_of(turn: QuestionTurn, marks: Marks, phrases: Phrases, *, wide: bool = True) -> tuple[Row, ...]:
    """What can be chosen, in order."""
    match turn.kind:
        case "checklist":
            items = [_item(turn, marks, number, phrases, wide=wide) for number in range(len(turn.options))]
            return (*items, Row("0", phrases.say(_finish(marks))))
        case "review":
            confirm = Row("0", turn.options[0].label)
            counting = [line for line in turn.review if line.counts]
            return (confirm, *answer_rows(counting))
        case "number":
            return (Row("", phrases.say("continue")),)
        case "scale":
            return ()
        case _:
            return tuple(Row(str(n), option.label, labels.CIRCLE, "key") for n, option in enumerate(turn.options, 1))


def answer_rows(answers: Sequence[ReviewLine]) -> tuple[Row, ...]:
    """Answers to change, in two columns where there is room."""
    column = max((len(line.name) for line in answers), default=0) + 1
    return tuple(Row(str(n), f"{line.name}:", note=line.answer, column=column) for n, line in enumerate(answers, 1))


def question_lines(view: QuestionView, look: Look, phrases: Phrases) -> tuple[Line, ...]:
    """The whole card."""
    turn = view.turn
    lines = [*_words(view, look, phrases), BLANK]
    rows = rows_of(turn, view.marks, phrases, wide=look.width >= WIDE)
    match turn.kind:
        case "checklist":
            drawn = several_rows(rows, look)
            finish = sum(1 for line in drawn if line.spots and line.spots[0].target == Target("row", len(rows) - 1))
            lines += [*drawn[:-finish], *([] if look.roomy or look.tight else [BLANK]), *drawn[-finish:]]
        case "review":
            drawn = several_rows(rows, look)
            lines += [drawn[0], *([] if look.roomy else [BLANK]), *drawn[1:], *_withdrawn(view, look, phrases)]
        case "number":
            lines += [*_number(view, look, phrases), BLANK, *several_rows(rows, look)]
        case "scale":
            assert turn.scale is not None  # noqa: S101 - a scale has its limits
            lines += scale_lines(turn.scale, view.entry, look)
        case _:
            lines += several_rows(rows, look)
    return tuple(_with_help(lines, turn, look, phrases))


def _with_help(lines: list[Line], turn: QuestionTurn, look: Look, phrases: Phrases) -> list[Line]:
    """The lines with what a click on the help for an item, or for the question, means."""
    if turn.kind != "checklist":
        chip = [(phrases.say("help_chip"), Target("key", finding)) for finding in turn.aids]
        return [*lines, BLANK, *chips(chip, look)] if chip else lines
    items, mark = [option.value for option in turn.options], phrases.say("can_help")
    return [_clickable(line, items, mark) for line in lines]


def _clickable(line: Line, items: list[str], mark: str) -> Line:
    before, found, _ = line.content.plain.partition(mark)
    if not found:
        return line
    start = Content(before).cell_length
    help_ = Spot(start, start + len(found), Target("key", items[int(line.spots[0].target.value)]))
    return line._replace(spots=(help_, *line.spots))


def underlined(lines: Sequence[Line], glossary: "Glossary") -> tuple[Line, ...]:
    """The lines with each word that is explained on a key underlined where it stands first."""
    seen: set[str] = set()
    marked = []
    for line in lines:
        content = line.content
        for span in glossary.first_spans(content.plain, seen):
            content = content.stylize(UNDERLINE, span.start, span.end)
        marked.append(line._replace(content=content))
    return tuple(marked)


def lines_at_most(turn: QuestionTurn, width: int, phrases: Phrases) -> int:
    """About how many lines the question takes with a line of nothing between its rows; rather too many."""
    apart = [*turn.remarks, *turn.intro[1:], turn.ask, turn.why if turn.sensitive else ""]
    texts = [
        *((text, width - 4, 2) for text in apart if text),
        *((text, width - 4, 1) for text in (turn.frame, turn.hint) if text),
    ]
    texts += [(row.label, width - 24, 2) for row in rows_of(turn, Marks(()), phrases)]
    texts += [(phrases.say("help_chip"), width, 2)] if turn.aids else []
    return sum(lines + len(text) // max(room, 1) for text, room, lines in texts)


def _item(turn: QuestionTurn, marks: Marks, number: int, phrases: Phrases, *, wide: bool) -> Row:
    option = turn.options[number]
    answer = marks.of(option.value)
    word = phrases.say(f"answer_{answer}") if answer else ""
    before = turn.previous.get(option.value, "") if isinstance(turn.previous, Mapping) else ""
    said = phrases.say(f"answer_{before}").lower() if before in {"yes", "unsure"} else ""
    note = f"({phrases.say('you_said', answer=said)})" if said else ""
    if option.value in turn.aids:
        note = f"{note} {phrases.say('can_help')}".strip()
    mark = f"{labels.MARKS[answer]} {word:<8}" if wide else labels.MARKS[answer]
    return Row(str(number + 1), option.label, mark, answer or "body", note)


def _finish(marks: Marks) -> str:
    """The name of the text of the last row."""
    if marks.complete:
        return "continue"
    return "none_of_the_others" if marks.started else "none_of_these"


def _words(view: QuestionView, look: Look, phrases: Phrases) -> list[Line]:
    turn, width, paint = view.turn, look.width, look.paint
    lines: list[Line] = []
    for text in turn.remarks:
        lines += [*text_lines(text, paint["yes"], width, f"{labels.REMARK} "), BLANK]
    for text in turn.intro[1:]:
        lines += [BLANK] if look.roomy and lines else []
        lines += text_lines(text, paint["body"], width)
    lines += [BLANK] if turn.intro[1:] else []
    lines += text_lines(turn.ask, paint["ask"], width)
    for text in (turn.frame, turn.hint, _previous(turn, phrases)):
        lines += text_lines(text, paint["quiet"], width) if text else []
    why = _why(view, look, phrases)
    lines += [BLANK, *why] if why else []
    if view.refusal:
        lines += [BLANK, *text_lines(f"{view.refusal}.", paint["refusal"], width, "! ")]
    return lines


def _why(view: QuestionView, look: Look, phrases: Phrases) -> list[Line]:
    turn, paint = view.turn, look.paint
    if not (view.why_open or turn.sensitive):
        return []
    from triage.render.markdown import to_text  # noqa: PLC0415 - the parser is not for the first question

    bar = Content.styled(f"{labels.BAR_UP} ", paint["line"])
    room = max(look.width - bar.cell_length, 1)
    said = [phrases.say("why_we_ask"), *to_text(turn.why, room).splitlines()]
    if view.why_open:
        said += ["", *to_text(turn.meaning, room).splitlines()]
    first, *rest = said
    return [
        Line(bar + Content.styled(first, paint["section"])),
        *(Line(bar + Content.styled(text, paint["body"])) for text in rest),
    ]


def _previous(turn: QuestionTurn, phrases: Phrases) -> str:
    """What was answered before, when it is one thing that can be said."""
    if turn.previous is None or turn.kind == "review":
        return ""
    if isinstance(turn.previous, Mapping):
        some = any(answer != "no" for answer in turn.previous.values())
        return "" if some else phrases.say("you_said", answer=phrases.say("none_of_these").lower())
    chosen = {option.value: option.label for option in turn.options}
    unit = turn.scale.unit if turn.scale else ""
    return phrases.say("you_said", answer=chosen.get(str(turn.previous), f"{turn.previous} {unit}".strip()))


def _withdrawn(view: QuestionView, look: Look, phrases: Phrases) -> list[Line]:
    gone = [line for line in view.turn.review if not line.counts]
    why = phrases.say("withdrawn")
    said = [f"{line.name}: {line.answer} ({why})" for line in gone]
    lines = [line for text in said for line in text_lines(text, look.paint["quiet"], look.width, "     ")]
    return [BLANK, *lines] if lines else []


def _number(view: QuestionView, look: Look, phrases: Phrases) -> list[Line]:
    assert view.turn.scale is not None  # noqa: S101 - a number has its limits
    field = Content.assemble(
        "  [ ",
        (f"{view.entry}_".ljust(8), look.paint["ask"]),
        " ] ",
        (view.turn.scale.unit, look.paint["body"]),
    )
    digits = [(f"[{digit}]", Target("digit", digit)) for digit in "1234567890"]
    pad = chips([*digits, (f"[{phrases.say('erase')}]", Target("erase"))], look)
    return [Line(field), BLANK, *pad]


def scale_lines(scale: Scale, entry: str, look: Look) -> list[Line]:
    """The numbers beside each other, and what both ends mean."""
    wide = look.width >= WIDE
    cell, gap = (4, 1) if wide else (3, 0)
    numbers = range(scale.low, scale.high + 1)
    shown = [f"[{n}]" if str(n) == entry else str(n) for n in numbers]
    cells = [(text.center(cell), Target("number", n)) for text, n in zip(shown, numbers, strict=True)]
    strip = chips(cells, look, gap=gap)
    ends = [f"{scale.low} = {scale.low_words}", f"{scale.high} = {scale.high_words}"]
    quiet = look.paint["quiet"]
    return [*strip, BLANK, *both_ends(Content.styled(ends[0], quiet), Content.styled(ends[1], quiet), look.width)]

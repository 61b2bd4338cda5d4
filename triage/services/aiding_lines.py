"""Help with an answer in plain lines: one thing is asked at a time, and an empty line leaves it."""

from collections.abc import Callable

from triage.errors import ReplyRefused
from triage.model.settings import Units
from triage.services.aiding import Aiding, Worked, other_units
from triage.services.phrasing import Phrases
from triage.services.turns import QuestionTurn
from triage.services.wishes import meant


def aid_in_lines(
    phrases: Phrases, aiding: Aiding, units: Units, say: Callable[[str], None], hear: Callable[[], str]
) -> tuple[Worked | None, Units]:
    """What was worked out, or None where the person left it; and the units they went on with."""
    say("")
    say(aiding.title)
    say(aiding.intro)
    typed: list[str] = []
    while len(typed) < len(aiding.fields(units)):
        field = aiding.fields(units)[len(typed)]
        keys = phrases.say("plain_aid_keys_units" if aiding.has_units else "plain_aid_keys")
        say(f"{field.label}, {field.hint} ({keys})")
        line = hear()
        if not line or meant(phrases, line, ("back",)):
            return None, units
        if aiding.has_units and meant(phrases, line, ("units",)):
            units = other_units(units)
            continue
        try:
            aiding.check(len(typed), line, units)
        except ReplyRefused as refused:
            say(phrases.say("not_taken", why=phrases.refusal(refused)))
        else:
            typed.append(line)
    worked = aiding.work_out(typed, units)
    for words in worked.words:
        say(words)
    return worked, units


def would_be(phrases: Phrases, turn: QuestionTurn, finding: str, worked: Worked) -> str:
    """What to type for the answer that was worked out."""
    values = [option.value for option in turn.options]
    if finding not in values:
        return phrases.say("plain_would_be", number=values.index(worked.answer) + 1)
    number = values.index(finding) + 1
    return phrases.say("plain_would_be" if worked.answer == "yes" else "plain_would_be_no", number=number)

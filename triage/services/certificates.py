"""The certificate as a document for people, in Markdown."""

from collections.abc import Iterator

from triage import __version__
from triage.model.hazards import NOBODY, Hazard
from triage.model.protocol import Protocol
from triage.proof.difference import Difference, Shift
from triage.proof.verdicts import Scene, Verdict
from triage.render.guards import in_words
from triage.services.certified import Certified
from triage.services.certifying import amount, provers, status
from triage.services.telling import afterwards, conversation, smallest_first


def as_markdown(certified: Certified) -> str:
    """The certificate for people to read."""
    parts = [
        *_head(certified),
        *_properties(certified),
        *_failed(certified),
        *_lowered(certified),
        *_gated(certified),
        *_hazards(certified),
        "## What is not proved",
        "\n".join(f"- {line}" for line in certified.not_proved),
        "## How to check it",
        (
            "`triage check` (with `--flows` and `--content` for files of your own) proves it again. The digest is that "
            "of the flow files, and stands on every outcome. "
            "`triage check --counterexamples DIR` writes what fails as walks, and `triage chat --replay FILE` "
            "holds such a conversation."
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(certified: Certified) -> Iterator[str]:
    flow, count = certified.protocol.flow, certified.proof.certificate.conversations
    rows = (
        ("Result", "**holds**" if certified.holds else f"**does not hold**: {'; '.join(certified.faults)}"),
        ("Protocol", f"{flow.id} {flow.version}"),
        ("Digest", f"`{certified.protocol.digest}`"),
        ("Reviewed by", _reviewed(flow.reviewed_by)),
        ("Covers", f"{amount(count)} conversations (exactly {count})" if count else "not counted"),
        ("Proved by", provers(certified.proof)),
        ("Lowered", _whose_word(certified.difference)),
        ("Budget", "not counted" if certified.budget is None else "kept" if certified.budget.holds else "**broken**"),
        ("Written", f"{certified.written.isoformat()}, by backtriage {__version__}"),
    )
    yield f"# Safety certificate of {flow.id} {flow.version}"
    yield "\n".join(["| | |", "| --- | --- |", *(f"| {name} | {said} |" for name, said in rows)])
    yield (
        "It says what is true of every possible conversation with this protocol. It is not a diagnosis, not an "
        "approval, and it does not say that the protocol is right."
    )


def _whose_word(difference: Difference | None) -> str:
    """How much is lower than in the protocol that ships, and by whose word."""
    if difference is None:
        return "nothing: it is the protocol that came with the program"
    if not difference.down:
        return "nothing"
    by = {accepted.by for shift in difference.down if (accepted := difference.acceptance(shift))}
    nobody = f", {len(difference.unaccepted)} of them by nobody" if difference.unaccepted else ""
    places = "1 place" if len(difference.down) == 1 else f"{len(difference.down)} places"
    return f"in {places}, accepted by {'; '.join(sorted(by)) or 'nobody'}{nobody if by else ''}"


def _reviewed(by: str) -> str:
    return "nobody: no clinician has reviewed it yet" if by == NOBODY else f"{by}, by the protocol's own word"


def _properties(certified: Certified) -> Iterator[str]:
    yield "## The properties"
    rows = [
        f"| {each.property} | {each.sentence} | {_status(each)} | {each.claims} | {', '.join(each.hazards)} |"
        for each in certified.proof.certificate.verdicts
    ]
    yield "\n".join(["| | property | verdict | cases | hazards |", "| --- | --- | --- | --- | --- |", *rows])


def _status(verdict: Verdict) -> str:
    return f"{status(verdict)}: {verdict.reason}" if verdict.reason else status(verdict)


def _failed(certified: Certified) -> Iterator[str]:
    failed = [verdict for verdict in certified.proof.certificate.verdicts if verdict.counterexamples]
    if failed:
        yield "## What fails"
    for verdict in failed:
        yield f"### {verdict.property}"
        scenes = smallest_first(verdict.counterexamples)
        yield _scene(certified.proof.protocol_of(scenes[0]), scenes[0])
        others = [f"`{scene.about}`" for scene in scenes[1:]]
        yield f"The same of {', '.join(others)}." if others else ""


def _scene(protocol: Protocol, scene: Scene) -> str:
    lines = [*conversation(scene.steps), *afterwards(protocol, scene)]
    shown = "\n".join(["", "```text", *lines, "```"]) if lines else ""
    return f"`{scene.about}`: {scene.says}.\n{shown}".strip()


def _lowered(certified: Certified) -> Iterator[str]:
    """Every place where advice is lower than it could be: rules that stand in for a warning, and what was accepted."""
    protocol = certified.protocol
    rules = {rule.id: rule for rule in protocol.rules}
    acting = [scene for verdict in certified.proof.certificate.verdicts for scene in verdict.replacing]
    yield "## Where advice is lowered on purpose"
    for scene in acting:
        rule = rules[scene.about]
        warning = protocol.vocabulary[rule.replaces or ""].warning
        level = warning.id if warning is not None else ""
        words = in_words(rule.when, protocol.vocabulary)
        conversation_lines = "\n".join(["```text", *conversation(scene.steps), "```"])
        yield (
            f"**{rule.id}** stands in for `{rule.replaces}` ({level}) with {rule.urgency.id}, where {words}. "
            f"The smallest conversation where it does:\n\n{conversation_lines}"
        )
    if not acting:
        yield "Nowhere."
    if certified.difference is not None:
        yield from _compared(certified.difference)


def _compared(difference: Difference) -> Iterator[str]:
    shipped = f"the protocol that came with the program (`{difference.old.digest[:12]}`)"
    yield f"### Compared with {shipped}"
    rows = [_shift(difference, shift) for shift in difference.down]
    if rows:
        yield "\n".join(["| goes down | from | to | accepted by | on | because |", f"|{' --- |' * 6}", *rows])
    else:
        yield "Nothing goes down."
    raised = ", ".join(f"`{shift.about}`" for shift in difference.up)
    yield f"Goes up: {raised}." if raised else "Nothing goes up."


def _shift(difference: Difference, shift: Shift) -> str:
    accepted = difference.acceptance(shift)
    by = "**nobody** | | " if accepted is None else f"{accepted.by} | {accepted.on} | {accepted.reason}"
    return f"| `{shift.about}` | {shift.level.id} | {shift.lowest.id} | {by} |"


def _gated(certified: Certified) -> Iterator[str]:
    gated = [each for verdict in certified.proof.certificate.verdicts for each in verdict.gated]
    if gated:
        vocabulary = certified.protocol.vocabulary
        rows = [f"| `{each.finding}` | {in_words(each.guard, vocabulary)} |" for each in gated]
        yield "## Signs that not everybody is asked about"
        yield "\n".join(["| sign | asked only where |", "| --- | --- |", *rows])


def _hazards(certified: Certified) -> Iterator[str]:
    now, log = certified.standing, certified.hazards
    yield "## Hazards"
    yield (
        "*Closed* means that the control is built and that something verifies it, not that the hazard is gone. "
        f"The tests are those of backtriage {__version__} with its own protocol and words; this run did not run them. "
        f"The log is reviewed by: {log.reviewed_by}; its matrix of ratings is checked by: {log.matrix_checked_by}."
    )
    tested = [hazard for hazard in now.closed_with_tests if not hazard.properties]
    both = [hazard for hazard in now.closed_with_tests if hazard.properties]
    for title, hazards in (
        ("Closed by the proof", now.closed_by_proof),
        ("Closed by the properties and tests", both),
        ("Closed by tests", tested),
        ("Waiting for a property that does not hold", now.failing),
        ("Waiting for parts that are not built", now.due),
    ):
        if hazards:
            yield f"**{title}** ({len(hazards)}): {'; '.join(_named(hazard) for hazard in hazards)}."
    rows = [
        f"| {hazard.id} | {hazard.hazard} | {point.what} | {point.who.replace('_', ' ')} |"
        for hazard in now.open
        for point in hazard.open
    ]
    yield f"**Open** ({len(now.open)}, some of which wait as well): no test settles these."
    yield "\n".join(["| | hazard | to be decided | by |", "| --- | --- | --- | --- |", *rows])


def _named(hazard: Hazard) -> str:
    return f"{hazard.id} {hazard.hazard}"

"""The certificate as a document for people, in Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triage import __version__
from triage.model.hazards import Hazard, HazardLog, Standing, standing
from triage.model.protocol import Protocol
from triage.proof.difference import Difference, Shift
from triage.proof.verdicts import Scene, Verdict
from triage.render.guards import in_words
from triage.services.certifying import NOT_THERE, Proof, amount
from triage.services.telling import afterwards, conversation

NOT_PROVED = (
    "That the rules are right. A clinician must say so, and the protocol names who did.",
    "That a person understands a question as it is meant, or answers it truly.",
    "S7, which is a property of the engine: it is tried at every question and item, and a test looks for exceptions.",
    f"S9: {NOT_THERE}.",
    "That the words of a page fit its advice. Content is checked for form, sources and what it must name.",
)
"""What a reader must not take from the certificate."""


@dataclass(frozen=True, slots=True)
class Certified:
    """Everything that a certificate says."""

    protocol: Protocol
    proof: Proof
    hazards: HazardLog
    written: date
    difference: Difference | None = None
    """From the protocol that came with the program; None when it is that one."""

    @property
    def standing(self) -> Standing:
        """Where the hazards stand, given what holds."""
        verdicts = self.proof.certificate.verdicts
        return standing(self.hazards, [verdict.property for verdict in verdicts if verdict.status == "holds"])

    @property
    def holds(self) -> bool:
        """Whether every property holds, and nothing goes down that nobody accepted."""
        return self.proof.holds and not (self.difference is not None and self.difference.lowers)


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
        "\n".join(f"- {line}" for line in NOT_PROVED),
        "## How to check it",
        (
            "`triage check` proves it again from the same files; the digest says whether they are the same. "
            "`triage check --counterexamples DIR` writes what fails as walks, and `triage chat --replay FILE` "
            "holds such a conversation."
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(certified: Certified) -> Iterator[str]:
    flow, certificate = certified.protocol.flow, certified.proof.certificate
    count = certificate.conversations
    covers = f"{amount(count)} conversations (exactly {count})" if count else "not counted"
    provers = " and ".join(certificate.provers) + (", which agree" if len(certificate.provers) > 1 else "")
    rows = (
        ("Result", "**holds**" if certified.holds else "**does not hold**"),
        ("Protocol", f"{flow.id} {flow.version}"),
        ("Digest", f"`{certified.protocol.digest}`"),
        ("Reviewed by", _reviewed(flow.reviewed_by)),
        ("Covers", covers),
        ("Proved by", f"{provers}, in {certified.proof.seconds:.1f} s"),
        ("Written", f"{certified.written.isoformat()}, by backtriage {__version__}"),
    )
    yield f"# Safety certificate of {flow.id} {flow.version}"
    yield "\n".join(["| | |", "| --- | --- |", *(f"| {name} | {said} |" for name, said in rows)])
    yield (
        "It says what is true of every possible conversation with this protocol. It is not a diagnosis, not an "
        "approval, and it does not say that the protocol is right."
    )


def _reviewed(by: str) -> str:
    return "nobody: no clinician has reviewed it yet" if by == "nobody" else by


def _properties(certified: Certified) -> Iterator[str]:
    yield "## What is proved"
    rows = [
        f"| {each.property} | {each.sentence} | {_status(each)} | {each.claims} | {', '.join(each.hazards)} |"
        for each in certified.proof.certificate.verdicts
    ]
    rows.append(f"| S9 | {NOT_THERE} | waits | | |")
    yield "\n".join(["| | property | verdict | cases | hazards |", "| --- | --- | --- | --- | --- |", *rows])


def _status(verdict: Verdict) -> str:
    return f"{verdict.status}: {verdict.reason}" if verdict.reason else verdict.status


def _failed(certified: Certified) -> Iterator[str]:
    failed = [verdict for verdict in certified.proof.certificate.verdicts if verdict.counterexamples]
    if failed:
        yield "## What fails"
    for verdict in failed:
        yield f"### {verdict.property}"
        yield _scene(certified.protocol, verdict.counterexamples[0])
        others = [f"`{scene.about}`" for scene in verdict.counterexamples[1:]]
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
    now = certified.standing
    yield "## Hazards"
    for title, hazards in (
        ("Closed by the proof", now.closed_by_proof),
        ("Closed by the proof together with tests", now.closed_with_tests),
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
    yield f"**Open** ({len(now.open)}): no test settles these."
    yield "\n".join(["| | hazard | to be decided | by |", "| --- | --- | --- | --- |", *rows])


def _named(hazard: Hazard) -> str:
    return f"{hazard.id} {hazard.hazard}"

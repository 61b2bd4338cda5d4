"""Every golden patient gets the same advice from every front end."""

import json
from io import BytesIO, StringIO

import pytest

from tests.patients import EVERY_ID, shipped, walk_with
from triage import jsonl, plain
from triage.errors import Exit
from triage.services.ending import Ended
from triage.services.turns import OutcomeTurn
from triage.services.typed import line_for


def advice(outcome: OutcomeTurn) -> dict[str, object]:
    """Everything of an outcome that a program is told."""
    return {
        "urgency": outcome.urgency.id,
        "title": outcome.title,
        "text": outcome.text,
        "reasons": [(reason.rule, reason.urgency.id, dict(reason.findings)) for reason in outcome.reasons],
        "unconfirmed": list(outcome.unconfirmed),
        "education": [page.id for page in outcome.education],
        "routine": outcome.routine,
    }


@pytest.mark.parametrize("id_", EVERY_ID)
def test_json_lines_give_the_same_advice(id_: str) -> None:
    walk = walk_with(id_)
    sent = "".join(json.dumps({"reply": reply}) + "\n" for reply in walk.replies)
    out = StringIO()

    ended = jsonl.converse(shipped(), BytesIO(sent.encode()), out)

    told = json.loads(out.getvalue().splitlines()[-1])
    told["reasons"] = [(reason["rule"], reason["urgency"], reason["findings"]) for reason in told["reasons"]]
    assert ended == Ended(Exit.DONE, walk.outcome.urgency)
    assert {key: told[key] for key in advice(walk.outcome)} == advice(walk.outcome)


@pytest.mark.parametrize("id_", EVERY_ID)
def test_plain_lines_give_the_same_advice(id_: str) -> None:
    walk = walk_with(id_)
    typed = "".join(line_for(turn, reply) + "\n" for turn, reply in zip(walk.turns, walk.replies, strict=True))
    out = StringIO()

    ended = plain.converse(shipped(), StringIO(typed), out)

    assert ended == Ended(Exit.DONE, walk.outcome.urgency)
    assert walk.outcome.title.upper() in " ".join(out.getvalue().split())
    assert "Not taken" not in out.getvalue()

"""The machine's conversation: one JSON object a line, each way."""

import json
from collections.abc import Mapping
from typing import BinaryIO, TextIO

from triage.errors import Exit, ReplyRefused
from triage.services.ending import Ended
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.turns import Changed, OutcomeTurn, QuestionTurn, Turn

LONGEST_LINE = 64 * 1024
"""Bytes; no reply is longer."""
_COMMANDS = ("back", "restart", "quit")


def converse(materials: Materials, replies: BinaryIO, out: TextIO) -> Ended:
    """Ask until there is advice, the other side quits, or its input ends."""
    interviewing = Interviewing(materials)
    spoken = {"language": materials.library.language}
    turn: Turn = interviewing.turn
    _write(out, turn_as_json(turn) | spoken)
    while not isinstance(turn, OutcomeTurn):
        asked = turn
        line = replies.readline(LONGEST_LINE + 1)
        if not line:
            _write(out, _error("the input ended before there was advice; nothing was decided", asked))
            return Ended(Exit.UNFINISHED)
        try:
            message = _read(line, replies)
            if message.get("command") == "quit":
                return Ended(Exit.DONE)
            turn = _act(interviewing, message)
        except ReplyRefused as refused:
            _write(out, _error(str(refused), asked))
        _write(out, turn_as_json(turn) | spoken)
    return Ended(Exit.DONE, turn.urgency)


def _read(line: bytes, replies: BinaryIO) -> Mapping[str, object]:
    if len(line) > LONGEST_LINE:
        while line and not line.endswith(b"\n"):
            line = replies.readline(LONGEST_LINE)
        raise ReplyRefused(f"the line is longer than {LONGEST_LINE // 1024} KiB")
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReplyRefused('the line is not JSON; write {"reply": …} or {"command": "back"}') from error
    if not isinstance(message, dict) or len(message) != 1 or not message.keys() <= {"reply", "command"}:
        raise ReplyRefused('the line is an object with either "reply" or "command"')
    if "command" in message and message["command"] not in _COMMANDS:
        raise ReplyRefused(f"`command` is one of {', '.join(_COMMANDS)}")
    return message


def _act(interviewing: Interviewing, message: Mapping[str, object]) -> Turn:
    match message.get("command"):
        case "back":
            return interviewing.back()
        case "restart":
            return interviewing.restart()
        case _:
            return interviewing.reply(message["reply"])


def _write(out: TextIO, message: Mapping[str, object]) -> None:
    out.write(json.dumps(message, ensure_ascii=False) + "\n")
    out.flush()


def _error(message: str, turn: QuestionTurn) -> dict[str, object]:
    return {"type": "error", "message": message, "question": turn.id}


def turn_as_json(turn: Turn) -> dict[str, object]:
    """A turn as the plain values of its JSON object; keys that do not apply are absent."""
    return _outcome(turn) if isinstance(turn, OutcomeTurn) else _question(turn)


def _question(turn: QuestionTurn) -> dict[str, object]:
    message: dict[str, object] = {
        "type": "question",
        "id": turn.id,
        "kind": "choice" if turn.kind == "review" else turn.kind,
    }
    if turn.records is not None:
        message["records"] = turn.records
    answers = [f"{line.name}: {line.answer}" for line in turn.review if line.counts]
    message["text"] = "\n".join(text for text in (*turn.intro, turn.ask, turn.frame, turn.hint, *answers) if text)
    message["why"] = turn.why
    if turn.options:
        message["options"] = [{"value": option.value, "label": option.label} for option in turn.options]
    if turn.scale is not None:
        message |= {"from": turn.scale.low, "to": turn.scale.high}
        if turn.scale.unit:
            message["unit"] = turn.scale.unit
    if turn.aids:
        message["aids"] = dict(turn.aids)
    message["progress"] = {"asked": turn.asked, "at_most": turn.at_most}
    return message


def _outcome(turn: OutcomeTurn) -> dict[str, object]:
    message: dict[str, object] = {
        "type": "outcome",
        "urgency": turn.urgency.id,
        "title": turn.title,
        "text": turn.text,
        "reasons": [
            {
                "rule": reason.rule,
                "urgency": reason.urgency.id,
                "findings": dict(reason.findings),
                "text": reason.text,
                "sources": list(reason.sources),
            }
            for reason in turn.reasons
        ],
        "unconfirmed": list(turn.unconfirmed),
        "education": [page.id for page in turn.education],
        "routine": turn.routine,
        "protocol": {
            "id": turn.protocol.id,
            "version": turn.protocol.version,
            "digest": turn.protocol.digest,
            "reviewed_by": turn.protocol.reviewed_by,
        },
    }
    if turn.protocol.translated:
        message["translated"] = turn.protocol.translated
    if turn.changed is not None:
        message["changed"] = _changed(turn.changed)
    return {**message, "complete": True}


def _changed(changed: Changed) -> dict[str, object]:
    return {
        "urgency": changed.urgency.id,
        "title": changed.title,
        "answers": [
            {"question": answer.question, "name": answer.name, "before": answer.before, "after": answer.after}
            for answer in changed.answers
        ],
        "withdrawn": [line.question for line in changed.withdrawn],
        "text": changed.text,
    }

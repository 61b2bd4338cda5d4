"""Runs of the command line in this process."""

import sys
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper

import pytest

from triage.cli import main


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


class StandardInput(BytesIO):
    """What stands in for the standard input of a run in this process."""

    name = "<stdin>"


@cache
def run(*arguments: str, typed: bytes = b"") -> Result:
    """A run of the command line in this process, without a terminal; the same run is not made twice."""
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), TextIOWrapper(BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["triage", *arguments])
        patch.setattr(sys, "stdin", TextIOWrapper(StandardInput(typed), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as left:
            main()
    assert isinstance(left.value.code, int)
    return Result(left.value.code, _written(out), _written(err))


def _written(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()

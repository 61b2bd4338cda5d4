"""A small routine to write otherwise, beside the small protocol."""

from pathlib import Path

from tests.source.tools import SMALL
from triage.errors import Problems
from triage.model.programme import Programme
from triage.source.programme import read_programme
from triage.source.protocol import load_protocol

ROUTINE = {
    "findings.yaml": f"""\
{SMALL["findings.yaml"]}\
stiff: {{answers: yes_no, elsewhere: true}}
sore: {{answers: yes_no, elsewhere: true}}
days: {{answers: {{number: {{from: 0, to: 3}}}}, elsewhere: true}}
mood: {{answers: [good, bad], elsewhere: true}}
""",
    "evidence.yaml": f"""\
exercises:
  walk: [numb]
  bend: [stiff]
{SMALL["evidence.yaml"]}""",
    "exercises.yaml": """\
exercises:
  walk:
    kind: aerobic
    bias: neutral
    position: standing
    places: [standing]
    sides: both
    dose: {minutes: 5}
    pause: 0
    avoid: [numb]
    sources: [F1]
  bend:
    kind: stretch
    bias: flexion
    position: chair
    places: [chair, bed]
    sides: each
    dose: {repetitions: 2, hold: 10}
    growth:
      - {repetitions: 5, by: 2}
      - {hold: 15, by: 5}
    pause: 3
    avoid: [stiff]
    adapts: [sore]
    easier: walk
    swaps: [walk]
    sources: [F1]
""",
    "plan.yaml": """\
profiles:
  quiet:
    when: {pain: {at_least: 6}}
    grows: false
    sequence:
      - {exercise: walk, minutes: 3}
    sources: [F1]
  all_others:
    grows: true
    sequence:
      - exercise: walk
      - {exercise: bend, from_week: 2, after: walk, when: {sore: no}}
      - exercise: walk
    sources: [F1]
rules:
  zones: {green_to: 2, amber_to: 5, rise: 2}
  green_sessions: 3
  after_red: half
  remove_after_red: 2
  red_days: 2
  strong_pain: 6
  strong_pain_days: 3
  morning_rise: 2
  after_bad_morning: two thirds
  easy_days: 7
  times_a_day: 2
  minutes_at_most: 15
  triage_counts_for: 1 week
  set_up_counts_for: 4 weeks
  check_in_counts_for: 30 minutes
  review_every: 1 week
  sources: [K12]
""",
    "set-up.yaml": """\
flow: set-up
version: 1
reviewed_by: nobody
sections: [routine]
start: limits
questions:
  limits: {section: routine, kind: checklist, asks: [stiff, sore]}
""",
    "check-in.yaml": """\
flow: check-in
version: 1
reviewed_by: nobody
sections: [routine]
start: new
questions:
  new: {section: routine, kind: checklist, asks: [fever, numb]}
  new_again: {section: routine, kind: checklist, asks_again: new}
  pain_today: {section: routine, kind: scale, records: pain}
""",
    "review.yaml": """\
flow: review
version: 1
reviewed_by: nobody
sections: [routine]
start: change
questions:
  change: {section: routine, kind: choice, records: mood}
  worse: {section: routine, kind: yes_no, records: ill_since, when: {mood: bad}}
""",
}
"""A routine of two exercises."""
ROUTINE["findings.yaml"] += "ill_since: {answers: yes_no, elsewhere: true}\n"


def small_routine(folder: Path, file: str = "plan.yaml", find: str = "", replace: str = "") -> Path:
    """The folder with the small protocol and its routine in it, one thing written otherwise."""
    for name, text in {**SMALL, **ROUTINE}.items():
        assert find in text or name != file, f"{find!r} is not in {file}"
        (folder / name).write_text(text.replace(find, replace, 1) if name == file else text, encoding="utf-8")
    return folder


def read_small(folder: Path, file: str = "plan.yaml", find: str = "", replace: str = "") -> Programme:
    """The small routine, one thing written otherwise."""
    programme = _read(small_routine(folder, file, find, replace), problems := Problems())
    assert programme is not None, [str(problem) for problem in problems.found]
    return programme


def said_of_routine(folder: Path, file: str, find: str, replace: str) -> list[str]:
    """What is said of the small routine with one thing written otherwise, each with line and column."""
    problems = Problems()
    assert _read(small_routine(folder, file, find, replace), problems) is None
    return [str(problem).removeprefix(f"{folder.name}/{file}:") for problem in sorted(set(problems.found))]


def _read(folder: Path, problems: Problems) -> Programme | None:
    return read_programme(folder, load_protocol(folder), problems)

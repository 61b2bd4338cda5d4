"""The made-up patient who comes with the content, for showing the program."""

from collections.abc import Iterator
from pathlib import Path

from triage.errors import Place, Problems, ProblemsFound
from triage.model.words import ORIGINAL
from triage.places import content_folder
from triage.services.materials import Materials
from triage.services.walking import Walker, open_walk, walker
from triage.source.files import file_name, read_text
from triage.source.walks import read_walk

FILE = "demo.yaml"
"""Below the folder of a language."""


def demo_file(content: Path | None = None, language: str = ORIGINAL) -> Path:
    """The walk that comes with the content."""
    return content_folder(content) / language / FILE


def open_demo(materials: Materials, file: Path | None = None) -> Walker:
    """The made-up patient, or the one of the walk in `file`.

    Raises:
        FileMissing: there is no such file.
        ProblemsFound: everything that is wrong with it.
    """
    return open_walk(materials, file or demo_file(materials.content, materials.library.language))


def check_demo(materials: Materials, problems: Problems) -> None:
    """Note what does not fit: a patient whom the protocol does not know, or who comes to other advice than expected."""
    file = f"{materials.library.language}/{FILE}"
    name = file_name(materials.content, file)
    text = read_text(materials.content, file, problems)
    if text is None:
        return
    try:
        demo = walker(materials, read_walk(materials.protocol, text.encode(), name))
    except ProblemsFound as found:
        problems.found += found.problems
        return
    for message in _differences(demo):
        problems.add(Place(name), "T064", message)


def _differences(demo: Walker) -> Iterator[str]:
    """What is not as the walk expects it."""
    interview, expect = demo.interview(), demo.walk.expect
    if not interview.finished:
        yield f"the demo has no answer to the question `{interview.state}`"
        return
    if expect is None:
        yield "the demo needs `expect`, with the `urgency` that it shows"
        return
    advice = interview.assessment
    if advice.urgency is not expect.urgency:
        yield f"the demo expects `{expect.urgency.id}`, but the advice is `{advice.urgency.id}`"
    if expect.explanation not in {None, *advice.explanations[:1]}:
        yield f"the demo expects the explanation `{expect.explanation}` first"
    if expect.routine not in {None, advice.routine}:
        yield f"the demo expects `routine` to be {str(expect.routine).lower()}"

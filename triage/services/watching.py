"""What to watch for, in words: the signs that would make the advice more urgent, one line each."""

from collections.abc import Collection, Mapping

from triage.engine.prospects import watch
from triage.model.guard import Findings
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, YES
from triage.model.words import FindingWords
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials


def watch_for_templates(materials: Materials, recorded: Findings) -> Mapping[str, object]:
    """The signs in words, and ``at_once``: for every finding, whether it is among those that need help at once."""
    levels = watch(materials.protocol, recorded)
    named = levels[Urgency.EMERGENCY]
    at_once = {id_: YES if id_ in named else NO for id_ in materials.protocol.vocabulary}
    return {**signs_in_words(materials, recorded, levels), "at_once": at_once}


def watch_in_words(materials: Materials, recorded: Findings) -> Mapping[str, tuple[str, ...]]:
    """For each level, such as ``urgent``, the signs that would lead there, most pressing first."""
    return signs_in_words(materials, recorded, watch(materials.protocol, recorded))


def signs_in_words(
    materials: Materials, recorded: Findings, levels: Mapping[Urgency, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Findings by level, each as a line; those that share a line stand there together, once."""
    names = materials.names(recorded)
    words = materials.library.findings
    return {
        level.id: tuple(dict.fromkeys(clean(fill_names(_line(words, sign, signs), names)) for sign in signs))
        for level, signs in levels.items()
    }


def _line(words: Mapping[str, FindingWords], sign: str, signs: Collection[str]) -> str:
    """The sign as a line of its own, or the line that it shares when all that share it are among the signs."""
    notice = words[sign].notice
    shared = notice and all(other in signs for other, said in words.items() if said.notice == notice)
    line = notice if shared else words[sign].told
    return f"{line[:1].upper()}{line[1:]}"

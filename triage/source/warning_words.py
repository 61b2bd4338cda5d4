"""``warning-words.yaml``: the words of an entry that a warning sign may be behind, by finding."""

from collections.abc import Iterable
from pathlib import Path

from triage.errors import Place
from triage.model.diary_rules import DiaryRules
from triage.model.phrases import Phrase, WarningWords, compared
from triage.source.files import file_name, read_text
from triage.source.nodes import Scalar, read_nodes
from triage.source.reader import Reader, shown

FILE = "warning-words.yaml"
_AND, _OR = "+", "|"


def read_warning_words(reader: Reader, folder: Path, language: str, rules: DiaryRules) -> WarningWords:
    """The phrases of each finding that a notice names; what is missing, too much or could never be found is noted."""
    file = f"{language}/{FILE}"
    text = read_text(folder, file, reader.problems)
    root = None if text is None else read_nodes(text, file_name(folder, file), reader.problems)
    if root is None:
        return {}
    wanted = list(_wanted(rules))
    found: dict[str, tuple[Phrase, ...]] = {}
    for key, node in reader.entries(root, "the file"):
        if reader.known(key, wanted, "T112", "finding of a notice"):
            phrases = [_phrase(reader, word) for word in reader.words(node, f"`{key.text}`")]
            found[key.text] = tuple(phrase for phrase in phrases if phrase)
    for finding in wanted:
        if not found.get(finding):
            message = f"`{finding}` has no words; an entry could not raise the question about it"
            reader.problems.add(Place(file_name(folder, file)), "T111", message)
    return {finding: found[finding] for finding in wanted if finding in found}


def _wanted(rules: DiaryRules) -> Iterable[str]:
    return dict.fromkeys(finding for rule in rules.notices if rule.kind == "warning_words" for finding in rule.findings)


def _phrase(reader: Reader, word: Scalar) -> Phrase:
    """The parts, each as it is compared; none where a part or a wording of it is empty."""
    parts = tuple(tuple(" ".join(compared(wording)) for wording in part.split(_OR)) for part in word.text.split(_AND))
    if all(wording for part in parts for wording in part):
        return parts
    message = f"a part of `{shown(word.text)}` has no letters, so it could never be found; take it out"
    reader.problems.add(word.place, "T113", message)
    return ()

"""Rules for reading, for tests that need some."""

from triage.model.reading_rules import Forbidden, ReadingRules

CALM = Forbidden(("all clear",), "nobody can know", frozenset({"topics/myths.md"}))


def rules(measure: str = "flesch_kincaid", **changed: object) -> ReadingRules:
    """Rules as those that ship, small."""
    given: dict[str, object] = {
        "language": "es" if measure == "inflesz" else "en",
        "measure": measure,
        "page": 65.0 if measure == "inflesz" else 6.0,
        "block": 45.0 if measure == "inflesz" else 8.0,
        "short": 20,
        "forbidden": {"calm": CALM},
        "units": ("mg", "pills"),
        "refusals": ("do not", "never"),
        "most_refusals": 2,
        "times": ("new", "since"),
        "not_ours": frozenset(),
        "known": frozenset({"crohn"}),
    }
    return ReadingRules(**{**given, **changed})  # type: ignore[arg-type]  # each of the kind of its field

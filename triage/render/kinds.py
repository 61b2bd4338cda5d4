"""What the names in templates are: what can be shown, what a loop can go over, and what has parts."""

from collections.abc import Mapping

TEXT, NUMBER, FLAG, FINDING, UNKNOWN = "text", "number", "flag", "finding", "unknown"
KINDS = {
    "findings": "findings",
    "told": "texts",
    "reasons": "reasons",
    "explanations": "explanations",
    "unconfirmed": "texts",
    "region": "region",
    "routine": FLAG,
    "watch": "watch",
    "sources": "texts",
    "answers": "answers",
    "withdrawn": "answers",
    "facts": "answers",
    **dict.fromkeys(("reported", "doubts", "denied", "causes", "worries", "looked_back"), "texts"),
    "edits": "edits",
    "changes": "changes",
    **dict.fromkeys(("milder", "more_urgent", "most_urgent"), FLAG),
}
"""What the names are; every other name is a text."""
EACH = {
    "texts": TEXT,
    "reasons": "reason",
    "explanations": "explanation",
    "answers": "answer",
    "edits": "edit",
    "changes": "change",
    "stretches": "stretch",
}
"""What a list holds."""
PARTS: Mapping[str, Mapping[str, str]] = {
    "reason": {"text": TEXT, "sources": "texts"},
    "explanation": dict.fromkeys(("title", "text", "first", "say"), TEXT) | {"meanwhile": "texts", "ask": "texts"},
    "region": dict.fromkeys(
        ("name", "emergency", "department", "doctor", "advice_line", "crisis_line", "poison_line"), TEXT
    ),
    "answer": {"name": TEXT, "answer": TEXT},
    "edit": dict.fromkeys(("name", "before", "after"), TEXT),
    "change": {
        **dict.fromkeys(("starts", "facts", "answers", "doubts"), "texts"),
        "title": TEXT,
        "numbers": "stretches",
        "doubts_above": TEXT,
    },
    "stretch": {**dict.fromkeys(("name", "low", "high"), TEXT), **dict.fromkeys(("at_least", "at_most"), FLAG)},
    "watch": dict.fromkeys(("emergency", "urgent", "soon"), "texts") | {"at_once": "findings"},
}
FILTERS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "join": (("texts",), TEXT),
    "first": (tuple(EACH), UNKNOWN),
    "length": (tuple(EACH), NUMBER),
    "lower": ((TEXT,), TEXT),
    "upper": ((TEXT,), TEXT),
    "capitalize": ((TEXT,), TEXT),
}
"""For each filter, what it takes and what it gives; `first` gives what the list holds."""
IN_WORDS = {
    TEXT: "a text",
    NUMBER: "a number",
    FLAG: "a yes or no",
    FINDING: "an answer",
    "findings": "all the answers",
    "texts": "a list",
    **dict.fromkeys(("reasons", "explanations", "answers", "edits", "changes", "stretches"), "a list"),
    "reason": "a reason with parts",
    "explanation": "an explanation with parts",
    "answer": "an answer with parts",
    "edit": "a changed answer with parts",
    "change": "a change with parts",
    "stretch": "numbers with parts",
    "region": "a region with parts",
    "watch": "signs with parts",
}

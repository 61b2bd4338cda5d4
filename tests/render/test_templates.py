"""The second fence: a template renders whole, or not at all."""

from dataclasses import dataclass

import pytest

from triage.model.words import Template
from triage.render.templates import LARGEST_OUTPUT, PageFailed, Templates


@dataclass(frozen=True, slots=True)
class Region:
    """A value with a part."""

    emergency: str


def render(template: str, parts: dict[str, str] | None = None, **context: object) -> str:
    named = {name: Template(part, name, 1) for name, part in (parts or {}).items()}
    return Templates(named).render(Template(template, "page.md", 1), context)


def test_a_text_without_braces_is_left_as_it_is() -> None:
    assert render("  Plain.\n\n\n\nText.\n") == "  Plain.\n\n\n\nText.\n"


def test_names_are_filled_in() -> None:
    assert render("Call {{ region.emergency }}.", region=Region("999")) == "Call 999."


def test_what_is_filled_in_is_not_a_template() -> None:
    assert render("{{ told }}", told="{{ 7 * 7 }}") == "{{ 7 * 7 }}"


def test_choices_leave_no_gap() -> None:
    assert render("a\n\n{% if yes %}\nb\n{% endif %}\n\nc", yes=False) == "a\n\nc"


def test_parts_are_taken_in() -> None:
    assert render('{% include "parts/a.md" %}', {"parts/a.md": "{{ you }}!"}, you="They") == "They!"


@pytest.mark.parametrize(
    "text",
    [
        "{{ me }}",
        "{{ region.police }}",
        "{{ region.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ told.append(1) }}",
        '{% include "parts/none.md" %}',
        '{% include "../../pyproject.toml" %}',
        "{{ told | first }}",
        "{{ you | nonsense }}",
        "{% if %}",
    ],
)
def test_what_got_past_the_first_fence_is_stopped_by_the_sandbox(text: str) -> None:
    with pytest.raises(PageFailed, match=r"page\.md: "):
        render(text, told=[], region=Region("999"), you="you")


def test_a_page_of_the_largest_size_is_shown() -> None:
    assert len(render("{{ text }}", text="x" * LARGEST_OUTPUT)) == LARGEST_OUTPUT


def test_a_page_that_is_longer_is_not_shown_by_half() -> None:
    with pytest.raises(PageFailed, match="longer than 65536 characters"):
        render("{{ text }}x", text="x" * LARGEST_OUTPUT)


def test_a_page_without_end_is_stopped_on_the_way() -> None:
    with pytest.raises(PageFailed, match="longer than"):
        render(
            "{% for a in n %}{% for b in n %}{% for c in n %}xxxxxxxx{% endfor %}{% endfor %}{% endfor %}",
            n=range(10_000),
        )

"""A template may fill in names, choose and list; everything else is refused, each with its line."""

import pytest

from triage.errors import Problems
from triage.model.vocabulary import YES_NO, Finding, Numbers, Words
from triage.model.words import Template
from triage.render.allowed import Allowed, check_template

VOCABULARY = {
    "fever": Finding("fever", Words(YES_NO)),
    "sex": Finding("sex", Words(("female", "male"))),
    "age": Finding("age", Numbers(0, 120, "years", scale=False)),
}
PARTS = {
    "parts/why.md": Template("{% if told %}{{ told | first }}{% endif %}{{ you }}", "why.md", 1),
    "parts/plain.md": Template("Plain.", "plain.md", 1),
}
NAMES = frozenset({"findings", "told", "reasons", "explanations", "region", "routine", "watch", "you"})


def said(text: str, names: frozenset[str] = NAMES) -> list[str]:
    problems = Problems()
    check_template(Template(text, "f", 1), Allowed(names, VOCABULARY, PARTS), problems)
    return [str(problem).removeprefix("f:") for problem in problems.found]


def used(text: str) -> frozenset[str]:
    return check_template(Template(text, "f", 1), Allowed(NAMES, VOCABULARY, PARTS), Problems())


LOOP = "{% for explanation in explanations %}"


@pytest.mark.parametrize(
    "text",
    [
        "Plain.",
        "{{ you }}",
        "{{ you | capitalize }}",
        "{{ region.emergency }}",
        "{{ told | first }}",
        '{{ told | join("; ") }}',
        "{{ told | length }}",
        "{{ (explanations | first).say }}",
        '{{ "a" if routine else "b" }}',
        "{% if told %}x{% endif %}",
        "{% if not told and routine or reasons %}x{% endif %}",
        '{% if findings.fever == "yes" %}a{% elif findings.fever != "no" %}b{% else %}c{% endif %}',
        '{% if findings.sex == "not_asked" %}x{% endif %}',
        '{% if findings.fever in ["yes", "unsure"] %}x{% endif %}',
        '{% if findings.fever not in ("yes", "unsure") %}x{% endif %}',
        "{% if explanations | length > 1 %}x{% endif %}",
        f"{LOOP}{{{{ explanation.title }}}}{{% endfor %}}",
        f"{LOOP}{{% for step in explanation.meanwhile %}}{{{{ step }}}}{{% endfor %}}{{% endfor %}}",
        f"{LOOP}{{% if explanation.first %}}x{{% endif %}}{{% else %}}none{{% endfor %}}",
        '{% for reason in reasons %}{{ reason.sources | join(", ") }}{% endfor %}',
        '{% if watch.at_once.fever != "yes" %}x{% endif %}',
        "{% if watch.urgent %}{% for sign in watch.urgent %}{{ sign }}{% endfor %}{% endif %}",
        '{% include "parts/why.md" %}',
        "{# a note #}x",
    ],
)
def test_this_is_allowed(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("{% set x = 1 %}", "set"),
        ("{% macro x() %}{% endmacro %}", "macro"),
        ("{% call x() %}{% endcall %}", "callblock"),
        ("{{ you() }}", "(…)"),
        ("{{ you.upper() }}", "(…)"),
        ("{% for i in range(9) %}x{% endfor %}", "(…)"),
        ("{{ lipsum() }}", "(…)"),
        ('{% if findings["fever"] == "yes" %}x{% endif %}', "[…]"),
        ("{{ told[0] }}", "[…]"),
        ("{{ told[1:] }}", "[…]"),
        ("{% if told is defined %}x{% endif %}", "is"),
        ('{% import "parts/why.md" as x %}', "import"),
        ('{% from "parts/why.md" import x %}', "from"),
        ('{% extends "parts/why.md" %}', "extends"),
        ("{% block x %}{% endblock %}", "block"),
        ("{% filter upper %}x{% endfilter %}", "filter"),
        ("{% with x = 1 %}{% endwith %}", "with"),
        ("{{ 1 + 1 }}", "add"),
        ("{{ 9 ** 9 }}", "pow"),
        ("{{ you ~ you }}", "concat"),
        ("{{ you * 9 }}", "mul"),
        ("{{ -1 }}", "neg"),
        ("{{ [you] }}", "list"),
        ("{{ {'a': you} }}", "dict"),
        ("{{ (you, you) }}", "tuple"),
        ("{{ 3 }}", "const"),
        ("{% for x in [1, 2, 3] %}x{% endfor %}", "list"),
    ],
)
def test_this_is_refused(text: str, sign: str) -> None:
    assert said(f"\n\n{text}") == [f"3: T056 `{sign}` is not used in content; texts compute nothing"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ you | default('') }}", "T056 the filter `default` is not used in content"),
        ("{{ told | map('upper') }}", "T056 the filter `map` is not used in content"),
        ("{{ you | attr('x') }}", "T056 the filter `attr` is not used in content"),
        ("{{ you | uper }}", "T056 the filter `uper` is not used in content; did you mean `upper`?"),
        ("{{ told | upper }}", "T056 the filter `upper` is not for a list"),
        ("{{ you | first }}", "T056 the filter `first` is not for a text"),
        ("{{ told | join }}", 'T056 a filter has nothing in brackets, save `join("; ")`'),
        ("{{ told | join(you) }}", 'T056 a filter has nothing in brackets, save `join("; ")`'),
        ("{{ told | join(d=', ') }}", 'T056 a filter has nothing in brackets, save `join("; ")`'),
        ("{{ you | upper('x') }}", 'T056 a filter has nothing in brackets, save `join("; ")`'),
        ("{{ you if routine }}", "T056 an `if` inside `{{ }}` needs an `else`, or it leaves a hole"),
        ("{{ told }}", "T056 `told` is a list, not a text to show"),
        ("{{ routine }}", "T056 `routine` is a yes or no, not a text to show"),
        ("{{ watch.soon }}", "T056 `watch.soon` is a list, not a text to show"),
        ("{{ watch }}", "T056 `watch` is signs with parts, not a text to show"),
        (
            "{% if watch %}x{% endif %}",
            'T056 `watch` by itself is always true; compare it, as in `findings.pregnancy == "yes"`',
        ),
        ('{% if watch.at_once.fevr == "yes" %}x{% endif %}', "T022 no finding is called `fevr`; did you mean `fever`?"),
        ("{{ watch.later | first }}", "T057 no part of `watch` is called `later`"),
        ("{{ region }}", "T056 `region` is a region with parts, not a text to show"),
        ("{{ findings }}", "T056 `findings` is all the answers, not a text to show"),
        ("{{ findings.age }}", "T056 `findings.age` is an answer, not a text to show"),
        ("{{ explanations | first }}", "T056 `explanations | first` is an explanation with parts, not a text to show"),
        ("{{ told if routine else 'x' }}", "T056 `condexpr` is a list, not a text to show"),
        ("{% raw %}{{ you }}{% endraw %}", "T056 `raw` is not used in content; a reader would see the braces"),
        ("{% for x in you %}x{% endfor %}", "T056 a loop goes over a list; `you` is a text"),
        ("{% for x in region %}x{% endfor %}", "T056 a loop goes over a list; `region` is a region with parts"),
        ("{% for x in told if x %}x{% endfor %}", "T056 a loop is written `{% for item in items %}` and no other way"),
        ("{% for a, b in told %}x{% endfor %}", "T056 a loop is written `{% for item in items %}` and no other way"),
        (
            "{% for x in told recursive %}x{% endfor %}",
            "T056 a loop is written `{% for item in items %}` and no other way",
        ),
        ("{% for you in told %}x{% endfor %}", "T057 the loop calls its items `you`, which is another name already"),
        (
            "{% for unconfirmed in told %}x{% endfor %}",
            "T057 the loop calls its items `unconfirmed`, which is another name already",
        ),
        (
            "{% if findings.fever %}x{% endif %}",
            'T056 `findings.fever` by itself is always true; compare it, as in `findings.pregnancy == "yes"`',
        ),
        (
            "{% if not region %}x{% endif %}",
            'T056 `region` by itself is always true; compare it, as in `findings.pregnancy == "yes"`',
        ),
        ('{% if findings.fever == "yess" %}x{% endif %}', "T023 `fever` cannot be `yess`; did you mean `yes`?"),
        ('{% if findings.fever in ["yes", "maybe"] %}x{% endif %}', "T023 `fever` cannot be `maybe`"),
        ('{% if findings.sex == "yes" %}x{% endif %}', "T023 `sex` cannot be `yes`"),
        (
            '{% if findings.fever > "no" %}x{% endif %}',
            "T056 `fever` is compared with `==` or `!=`, or with `in` and a list",
        ),
        (
            '{% if findings.fever in "yes" %}x{% endif %}',
            "T056 `fever` is compared with `==` or `!=`, or with `in` and a list",
        ),
        (
            "{% if findings.fever == true %}x{% endif %}",
            "T056 `fever` is compared with an answer between quotation marks",
        ),
        (
            "{% if findings.fever == you %}x{% endif %}",
            "T056 `fever` is compared with an answer between quotation marks",
        ),
        ('{% if findings.age == "50" %}x{% endif %}', "T056 `age` is a number; texts compare none"),
        ("{% if told | length > you %}x{% endif %}", "T056 a length is compared with a whole number"),
        ("{% if told | length == true %}x{% endif %}", "T056 a length is compared with a whole number"),
        (
            '{% if "yes" == findings.fever %}x{% endif %}',
            'T056 only a finding or a length is compared, once; compare it, as in `findings.pregnancy == "yes"`',
        ),
        (
            "{% if 1 < told | length < 3 %}x{% endif %}",
            "T056 `const` is not used in content; texts compute nothing",
        ),
        (
            "{% if told | length in [1, 2] %}x{% endif %}",
            'T056 only a finding or a length is compared, once; compare it, as in `findings.pregnancy == "yes"`',
        ),
        ("{{ yuo }}", "T057 the name `yuo` is not among what this text uses; did you mean `you`?"),
        ("{{ loop }}", "T057 the name `loop` is not among what this text uses"),
        ("{% for x in x %}{{ x }}{% endfor %}", "T057 the name `x` is not among what this text uses"),
        ("{{ region.emergncy }}", "T057 no part of `region` is called `emergncy`; did you mean `emergency`?"),
        ("{{ region.say }}", "T057 no part of `region` is called `say`"),
        ("{{ region.__class__ }}", "T057 no part of `region` is called `__class__`"),
        ("{{ you._x }}", "T057 no part of `you` is called `_x`"),
        ("{{ told.sources }}", "T057 no part of `told` is called `sources`"),
        ("{{ findings.fevr }}", "T022 no finding is called `fevr`; did you mean `fever`?"),
        ('{% if findings.fevr == "yes" %}x{% endif %}', "T022 no finding is called `fevr`; did you mean `fever`?"),
        ("{{ findings.__init__ }}", "T022 no finding is called `__init__`"),
        ('{% include "parts/wy.md" %}', "T060 there is no part `parts/wy.md` to include; did you mean `parts/why.md`?"),
        ('{% include "../secret" %}', "T060 there is no part `../secret` to include"),
        (
            '{% include "parts/wy.md" ignore missing %}',
            "T060 there is no part `parts/wy.md` to include; did you mean `parts/why.md`?",
        ),
        (
            '{% include "parts/why.md" ignore missing %}',
            "T060 `ignore missing` is not used in content; it could leave a hole",
        ),
        ('{% include ["parts/why.md"] %}', "T060 there is no part `` to include"),
        ("{% include you %}", "T060 there is no part `` to include"),
        ("{% if you %}", "T055 not readable as a template: unexpected end of template"),
        ("{% endif %}", "T055 not readable as a template: encountered unknown tag 'endif'"),
        ("{{ you", "T055 not readable as a template: unexpected end of template, expected 'end of print statement'"),
        ("{% do x %}", "T055 not readable as a template: encountered unknown tag 'do'"),
    ],
)
def test_this_is_told_with_its_line(text: str, message: str) -> None:
    assert message in [line.split(" ", 1)[1] for line in said(f"\n{text}") if line.startswith("2: ")]


def test_a_construct_whose_line_is_not_known_is_told_without_one() -> None:
    assert said("{% autoescape true %}{% endautoescape %}") == [
        " T056 `scope` is not used in content; texts compute nothing"
    ]


def test_a_part_of_an_item_is_known_by_its_list() -> None:
    assert said("{% for reason in reasons %}{{ reason.say }}{% endfor %}") == [
        "1: T057 no part of `reason` is called `say`"
    ]


def test_the_item_of_a_loop_is_not_known_after_it() -> None:
    assert said("{% for x in told %}{% endfor %}{{ x }}") == ["1: T057 the name `x` is not among what this text uses"]


def test_a_third_loop_inside_is_refused() -> None:
    loops = "".join(f"{{% for x{n} in told %}}\n" for n in range(3)) + "{% endfor %}" * 3

    assert said(loops) == ["3: T056 more than 2 loops inside one another"]


def test_a_part_may_need_a_name_that_the_page_does_not_use() -> None:
    assert said('\n{% include "parts/why.md" %}', frozenset({"you"})) == [
        "2: T057 `parts/why.md` needs the name `told`; add it to `uses`"
    ]


def test_a_part_does_not_include_a_part() -> None:
    template = Template('{% include "parts/plain.md" %}', "a.md", 1)
    problems = Problems()
    check_template(template, Allowed(NAMES, VOCABULARY, {**PARTS, "parts/a.md": template}), problems)

    assert [str(problem) for problem in problems.found] == ["a.md:1: T060 a part does not include another part"]


def test_a_part_that_includes_itself_is_told_and_not_followed() -> None:
    template = Template('{% include "parts/a.md" %}', "a.md", 1)
    problems = Problems()
    check_template(template, Allowed(NAMES, VOCABULARY, {"parts/a.md": template}), problems)

    assert [problem.code for problem in problems.found] == ["T060"]


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    problems = Problems()
    check_template(Template("a\n{{ x }}", "f", 10), Allowed(NAMES, VOCABULARY, PARTS), problems)

    assert problems.found[0].place.line == 11


def test_the_names_that_a_text_uses_are_told_with_those_of_its_parts() -> None:
    assert used('{% include "parts/why.md" %}{% for r in reasons %}{{ r.text }}{% endfor %}') == {
        "told",
        "you",
        "reasons",
    }


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 5000 + "you" + ")" * 5000 + " }}",
        "{% if you %}" * 3000 + "{% endif %}" * 3000,
        "{{ " + "not " * 5000 + "you }}",
        "{{ " + "9" * 5000 + " }}",
    ],
)
def test_far_too_much_of_a_kind_is_refused(text: str) -> None:
    assert said(text) == [" T055 not readable as a template: far too much of a kind"]


@pytest.mark.parametrize(
    "text",
    [
        "{% if " + " or ".join(["told"] * 60) + " %}x{% endif %}",
        "{% if told %}" * 30 + "{% endif %}" * 30,
        "{{ you" + " | upper" * 40 + " }}",
    ],
)
def test_more_levels_than_anybody_can_follow_are_refused(text: str) -> None:
    assert said(text) == ["1: T056 nested deeper than 16 levels"]

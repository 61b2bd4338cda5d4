"""Markdown as plain lines for a terminal, or as HTML for a file."""

import re
import textwrap
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from triage.model.words import Sheet
from triage.render.clean import clean
from triage.render.pictures import hidden_from_speech

WIDTH = 76
"""Columns; a comfortable line."""

_LEAD = re.compile(r" *(?:(?:\d+|-)(?: +|$))?")
_BLANK_AFTER = frozenset({"paragraph_close", "bullet_list_close", "ordered_list_close", "hr"})
# Links, images and HTML are text like any other. An entity would bring in characters that `clean` has not seen, and
# code and references would be left out.
_OFF = ("link", "image", "autolink", "html_inline", "html_block", "entity", "code", "fence", "reference")
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(_OFF)


def to_text(markdown: str, width: int = WIDTH) -> str:
    """Markdown as wrapped plain text: headings underlined, list items with a dash or a number, no emphasis."""
    return "\n".join(_blocks(_PARSER.parse(clean(markdown)), width)).strip("\n")


def wrap(line: str, width: int = WIDTH) -> list[str]:
    """A line of any length as lines of at most `width`; line ends are kept, and a number or dash hangs out."""
    wrapped = []
    for part in line.split("\n"):
        lead = _LEAD.match(part)
        indent = " " * (len(lead[0]) if lead else 0)
        wrapped += textwrap.wrap(part, width, subsequent_indent=indent) or [""]
    return wrapped


def _blocks(tokens: list[Token], width: int) -> Iterator[str]:
    numbers: list[int | None] = []  # for each open list: the next item's number, None for a dash
    bullets: list[str] = []  # for each open item
    bullet = ""
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                numbers.append(_first_number(token))
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                number = numbers[-1]
                bullet = "- " if number is None else f"{number}. "
                numbers[-1] = None if number is None else number + 1
                bullets.append(bullet)
            case "list_item_close":
                bullets.pop()
                bullet = ""
            case "inline":
                indent = " " * len("".join(bullets))
                first = indent[len(bullet) :] + bullet
                lines = _inline(token)
                yield from _wrapped(lines, width, first, indent)
                if after is not None and after.type == "heading_close":
                    yield indent + "-" * min(len(lines[-1]), width)
                bullet = ""
            case "hr":
                yield "-" * width
        if not numbers and token.type in _BLANK_AFTER:
            yield ""


def _wrapped(lines: list[str], width: int, first: str, indent: str) -> Iterator[str]:
    for text, lead in zip(lines, [first, *[indent] * len(lines)], strict=False):
        yield from textwrap.wrap(text, width, initial_indent=lead, subsequent_indent=indent)


def _first_number(token: Token) -> int | None:
    """What an ordered list starts with; None for a list with dashes."""
    if token.type == "bullet_list_open":
        return None
    start = token.attrGet("start")
    return 1 if start is None else int(start)


def _inline(token: Token) -> list[str]:
    """The text, a line for each that was broken on purpose."""
    lines = [""]
    for child in token.children or []:
        if child.type == "hardbreak":
            lines.append("")
        elif child.type == "softbreak":
            lines[-1] += " "
        elif child.type in {"text", "code_inline"}:
            lines[-1] += child.content
    return [" ".join(line.split()) for line in lines]


def to_html(markdown: str, title: str, language: str, sheet: Sheet = "") -> str:
    """One self-contained page: no script, nothing from elsewhere."""
    return in_page(to_fragment(markdown), title, language, sheet)


def in_page(fragment: str, title: str, language: str, sheet: Sheet = "") -> str:
    """A fragment as one self-contained page, under its title."""
    named = f' class="{sheet}"' if sheet else ""
    return _PAGE.format(language=_escape(language), title=_escape(title), body=fragment, sheet=named)


def to_fragment(markdown: str) -> str:
    """The HTML of a text that is to stand in a page."""
    return hidden_from_speech(str(_PARSER.render(clean(markdown))))


def _escape(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_PAGE = """<!doctype html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }}
body {{ color: #1a1a1a; background: #fff; }}
h1, h2, h3 {{ line-height: 1.25; }}
li {{ margin: .3rem 0; }}
.picture {{ letter-spacing: .15em; line-height: 1.3; }}
hr ~ * {{ font-size: .85em; }}
@media print {{
  @page {{ margin: 12mm; }}
  body {{ margin: 0; max-width: none; padding: 0; font-size: 10pt; line-height: 1.3; }}
  h1, h2, h3 {{ margin: .6em 0 .2em; break-after: avoid; }}
  p, ul, ol {{ margin: .2em 0 .4em; }}
  li {{ margin: .1em 0; break-inside: avoid; }}
  h1 {{ font-size: 16pt; }} h2 {{ font-size: 12pt; }} h3 {{ font-size: 10.5pt; }}
  ul {{ columns: 2; column-gap: 2em; padding-left: 1.2em; }}
  hr ~ * {{ font-size: 7.5pt; }}
  body.phone {{ font-size: 18pt; }} body.phone h1 {{ font-size: 24pt; }} body.phone ul {{ columns: 1; }}
  body.card {{ page: card; font-size: 6pt; line-height: 1.2; }} body.card h1 {{ font-size: 9pt; }}
  body.card ul {{ columns: 1; }} body.card hr ~ * {{ font-size: 6pt; }}
  @page card {{ size: 74mm 105mm; margin: 4mm; }}
}}
body.phone {{ font-size: 1.6rem; }} body.card {{ font-size: .85rem; max-width: 22rem; }}
</style>
</head>
<body{sheet}>
<main>
<h1>{title}</h1>
{body}</main>
</body>
</html>
"""

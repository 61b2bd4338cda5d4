"""Markdown as plain lines for a terminal, or as HTML for a file."""

import textwrap
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from triage.render.clean import clean

WIDTH = 76
"""Columns; a comfortable line."""

_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink", "html_inline", "html_block"])


def to_text(markdown: str, width: int = WIDTH) -> str:
    """Markdown as wrapped plain text: headings underlined, list items with a dash, emphasis in capitals nowhere."""
    blocks = _blocks(_PARSER.parse(clean(markdown)), width)
    return "\n".join(blocks).strip("\n")


def wrap(line: str, width: int = WIDTH) -> list[str]:
    """A line of any length as lines of at most `width`; its indentation and line ends are kept."""
    wrapped = []
    for part in line.split("\n"):
        indent = " " * (len(part) - len(part.lstrip()))
        wrapped += textwrap.wrap(part, width, subsequent_indent=indent, drop_whitespace=True) or [""]
    return wrapped


def _blocks(tokens: list[Token], width: int) -> Iterator[str]:
    depth = 0
    number: list[int | None] = []
    bullet = ""
    heading = False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
                number.append(1 if token.type.startswith("ordered") else None)
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                number.pop()
                if depth == 0:
                    yield ""
            case "list_item_open":
                count = number[-1]
                bullet = "- " if count is None else f"{count}. "
                number[-1] = None if count is None else count + 1
            case "heading_open":
                heading = True
            case "inline":
                text = _inline(token)
                indent = "  " * max(depth - 1, 0)
                lines = textwrap.wrap(
                    text,
                    width,
                    initial_indent=indent + bullet,
                    subsequent_indent=indent + " " * (len(bullet) if bullet else 2 * bool(depth)),
                    break_long_words=True,
                )
                bullet = ""
                yield from lines
                if heading:
                    yield "-" * min(len(text), width)
                    heading = False
                elif depth == 0:
                    yield ""
            case "hr":
                yield "-" * width
            case _:
                pass


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return " ".join("".join(parts).split())


def to_html(markdown: str, title: str, language: str) -> str:
    """One self-contained page: no script, nothing from elsewhere."""
    body = _PARSER.render(clean(markdown))
    heading = _escape(title)
    return _PAGE.format(language=_escape(language), title=heading, body=body)


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
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }}
h1, h2, h3 {{ line-height: 1.25; }}
li {{ margin: .3rem 0; }}
@media print {{ body {{ margin: 0; max-width: none; font-size: 11pt; }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}</main>
</body>
</html>
"""

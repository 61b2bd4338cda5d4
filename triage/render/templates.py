"""Pages as templates: rendered in an immutable sandbox where an unknown name is an error.

The sandbox is the second fence; `allowed` is the first and looks at every template before any is rendered.
"""

import re
from collections.abc import Mapping

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2 import Template as Compiled
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.model.words import Template

LARGEST_OUTPUT = 64 * 1024
"""Characters; no page is longer."""
NOT_ASKED = "not_asked"
"""The value of a finding that was not asked."""

_BLANK_LINES = re.compile(r"\n{3,}")


class PageFailed(Exception):
    """A page that was checked failed to render: a fault of the program's own."""


class Templates:
    """Renders templates that share the same parts."""

    def __init__(self, parts: Mapping[str, Template]) -> None:
        self._environment = environment({name: part.text for name, part in parts.items()})
        self._compiled: dict[str, Compiled] = {}

    def render(self, template: Template, context: Mapping[str, object]) -> str:
        """The text with everything filled in.

        Raises:
            PageFailed: a name is missing, or the text gets longer than `LARGEST_OUTPUT`. Half a page is never shown.
        """
        if "{" not in template.text:
            return template.text
        pieces, size = [], 0
        try:
            for piece in self._compile(template.text).generate(context):
                pieces.append(piece)
                size += len(piece)
                if size > LARGEST_OUTPUT:
                    raise PageFailed(f"{template.file}: longer than {LARGEST_OUTPUT} characters")
        except TemplateError as error:
            raise PageFailed(f"{template.file}: {error.message}") from error
        return _BLANK_LINES.sub("\n\n", "".join(pieces)).strip("\n")

    def _compile(self, text: str) -> Compiled:
        """The text ready to be filled in; most of the work is done the first time."""
        if text not in self._compiled:
            self._compiled[text] = self._environment.from_string(text)
        return self._compiled[text]


def environment(parts: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """The sandbox, with parts to include; its output is Markdown, so HTML is escaped where Markdown becomes HTML."""
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(parts),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )

"""The protocol and its words, opened together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from triage.engine.machine import Machine
from triage.model.guard import Findings
from triage.model.protocol import Protocol
from triage.places import content_folder, flows_folder
from triage.source.library import Library
from triage.source.protocol import load_protocol

if TYPE_CHECKING:
    from triage.render.templates import Templates


@dataclass(frozen=True)
class Materials:
    """What every conversation shares; built once."""

    protocol: Protocol
    library: Library
    flows: Path
    content: Path

    @cached_property
    def machine(self) -> Machine:
        """The state machine of the flow."""
        return Machine(self.protocol)

    @cached_property
    def templates(self) -> "Templates":
        """What renders pages; the parts that pages share are compiled once."""
        from triage.render.templates import Templates  # noqa: PLC0415 - jinja2 is for the first page, not the start

        return Templates(self.library.pages.parts)

    def names(self, findings: Findings) -> Mapping[str, str]:
        """What ``{{ you }}`` and its kin stand for, given who is answering."""
        return self.library.person["someone" if findings.get("answering_for") == "someone" else "me"]


def open_materials(flows: Path | None = None, content: Path | None = None) -> Materials:
    """The protocol and content in these folders, or those that came with the program.

    Raises:
        FileMissing: a folder is not there.
        ProblemsFound: the protocol cannot be used. (Content is read when it is wanted; see `checking`.)
    """
    flows, content = flows_folder(flows), content_folder(content)
    protocol = load_protocol(flows)
    return Materials(protocol, Library(content, protocol), flows, content)

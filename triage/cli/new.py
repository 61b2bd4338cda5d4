"""``triage new``: drafts of a page, a question or a rule."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import folders
from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.drafting import Desk, Draft


@click.group()
def new() -> None:
    """Begin a page, a question or a rule: write its files, with what is to be filled in."""


@new.command()
@click.argument("name", metavar="NAME")
@click.option("--title", default="", metavar="TEXT", help="What the page is called.")
@click.option("--topic", default="care", show_default=True, metavar="TOPIC", help="One of content/en/topics.yaml.")
@folders
def page(*, name: str, title: str, topic: str, flows: Path | None, content: Path | None) -> Exit:
    """Begin a page to read, such as bending-at-work."""
    from triage.services.clock import local_now  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.drafting import new_page  # noqa: PLC0415

    return _told(new_page(_desk(flows, content), name, title, topic, local_now().date()))


@new.command()
@click.argument("name", metavar="NAME")
@click.option("--after", required=True, metavar="QUESTION", help="The question behind which it is asked.")
@folders
def question(*, name: str, after: str, flows: Path | None, content: Path | None) -> Exit:
    """Begin a question that is answered by yes, no or not sure, such as bends_at_work."""
    from triage.services.drafting import new_question  # noqa: PLC0415 - imported where used, for a quick start

    return _told(new_question(_desk(flows, content), name, after))


@new.command()
@click.argument("name", metavar="NAME")
@click.option("--when", required=True, metavar="CONDITION", help="What must hold, such as '{fever: yes, rash: yes}'.")
@click.option(
    "--urgency",
    required=True,
    type=click.Choice(["self_care", "physio", "soon", "urgent", "emergency"]),
    help="How soon care is needed then.",
)
@click.option(
    "--suspects", required=True, metavar="EXPLANATION", help="What it may be: one of content/en/explanations."
)
@click.option("--sources", default="", metavar="KEYS", help="Keys of content/sources.yaml, with commas between.")
@folders
def rule(  # noqa: PLR0913 - one argument for each option
    *,
    name: str,
    when: str,
    urgency: str,
    suspects: str,
    sources: str,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Begin a rule, such as C26."""
    from triage.services.drafting import RuleFields, new_rule  # noqa: PLC0415 - imported where used, for a quick start

    keys = [key.strip() for key in sources.split(",") if key.strip()]
    return _told(new_rule(_desk(flows, content), name, RuleFields(when, urgency, suspects, keys)))


def _desk(flows: Path | None, content: Path | None) -> "Desk":
    """The folders that were named, or those below the folder where this was started.

    Raises:
        FileMissing: there are none; what came with the program is not written into.
    """
    from triage.errors import FileMissing  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.drafting import Desk  # noqa: PLC0415
    from triage.source.protocol import load_protocol  # noqa: PLC0415

    chosen = {"flows": flows or Path("flows"), "content": content or Path("content")}
    for name, folder in chosen.items():
        if not folder.is_dir():
            raise FileMissing(
                f"there is no folder `{folder}`; start this where `flows` and `content` are, or use --{name}"
            )
    return Desk(chosen["flows"], chosen["content"], load_protocol(chosen["flows"]))


def _told(draft: "Draft") -> Exit:
    for place in draft.places:
        click.echo(place)
    click.echo("fill in what is marked TO WRITE; `triage check` names what is left, with its line", err=True)
    return Exit.DONE

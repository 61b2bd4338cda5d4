"""The outcome in words: the ending for the urgency, shaped by what was found, with its reasons and pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from triage.engine.settling import settle
from triage.model.assessment import Assessment
from triage.model.guard import Findings
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE
from triage.model.words import Explanation, Page, Region, Source
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.render.templates import NOT_ASKED
from triage.services.materials import Materials
from triage.services.reasoning import citations, in_doubt, reason_text, told
from triage.services.review_dates import has_lapsed
from triage.services.translated import translated
from triage.services.turns import OutcomeTurn, PageLink, ProtocolStamp, ReasonWords, ReviewLine
from triage.services.watching import watch_for_templates
from triage.services.whereabouts import REGION, region_for

EXERCISE = "exercise"
"""The topic of pages that show movements; offered only where the routine is."""
MOST_PAGES = 12
"""Beside the advice; unless more than so many are for this person. All the others stand where one learns."""


@dataclass(frozen=True)
class Advice:
    """Everything an outcome needs, in words."""

    materials: Materials
    assessment: Assessment
    recorded: Findings

    @cached_property
    def settled(self) -> Findings:
        """The findings that count, derived ones included."""
        return settle(self.materials.protocol, self.recorded)

    @cached_property
    def findings(self) -> dict[str, str]:
        """Every finding by id, as text for templates; those not asked say so."""
        return {id_: str(self.settled.get(id_, NOT_ASKED)) for id_ in self.materials.protocol.vocabulary}

    @cached_property
    def region(self) -> Region:
        """Whom to call, where the person is."""
        return region_for(self.materials, self.findings.get(REGION, ""))

    @property
    def lapsed(self) -> bool:
        """Whether it would be care at home, on the word of a text that nobody has looked over for too long."""
        page = self.materials.library.pages.outcomes[self.assessment.urgency]
        home = self.assessment.urgency is Urgency.SELF_CARE
        return home and has_lapsed(page.review_by, self.materials.today)

    @property
    def routine(self) -> bool:
        """Whether the guided routine may be offered."""
        return self.assessment.routine and not self.lapsed

    @property
    def _ending(self) -> Page:
        """What the advice is told with; where it has lapsed, whom to ask in its place."""
        pages = self.materials.library.pages
        return pages.documents["lapsed"] if self.lapsed else pages.outcomes[self.assessment.urgency]

    @property
    def title(self) -> str:
        """The advice in a line."""
        page = self._ending
        return clean(fill_names(page.title, self.materials.names(self.recorded)))

    def outcome(self, withdrawn: tuple[ReviewLine, ...] = ()) -> OutcomeTurn:
        """The advice, complete."""
        pages = self.materials.library.pages
        page = self._ending
        own = pages.outcomes[self.assessment.urgency]
        context = {**self._context(page), "reviewed": own.reviewed, "due": own.review_by}
        deciding = self.assessment.deciding
        keys = [key for reason in deciding for key in reason.sources]
        keys += [key for id_ in self.assessment.explanations for key in pages.explanations[id_].sources]
        return OutcomeTurn(
            urgency=self.assessment.urgency,
            title=self.title,
            text=clean(self.materials.templates.render(page.body, context)),
            reasons=reasons_in_words(self.materials, self.assessment, self.recorded, pages.sources),
            unconfirmed=self.assessment.unconfirmed,
            withdrawn=withdrawn,
            education=self._education(),
            sources=citations(pages.sources, [*keys, *own.sources]),
            routine=self.routine,
            protocol=stamp(self.materials),
            emergency_number=clean(self.region.emergency),
        )

    def page(self, page: Page) -> str:
        """An education page as Markdown."""
        return clean(self.materials.templates.render(page.body, self._context(page)))

    def document(self, id_: str, more: Mapping[str, object]) -> str:
        """What is made from the advice, as Markdown; `more` holds the names that only documents have."""
        page = self.materials.library.pages.documents[id_]
        return clean(self.materials.templates.render(page.body, {**self._context(page), **more}))

    def _context(self, page: Page) -> Mapping[str, object]:
        pages = self.materials.library.pages
        names = self.materials.names(self.recorded)
        frame = {**names, "region": self.region, "findings": self.findings}
        deciding = {finding: value for reason in self.assessment.deciding for finding, value in reason.findings.items()}
        unsure = dict.fromkeys(in_doubt(self.assessment), UNSURE)
        said = {finding: value for finding, value in deciding.items() if finding not in unsure}
        words = reasons_in_words(self.materials, self.assessment, self.recorded, pages.sources, deciding=True)
        who = {"answering_for": self.recorded.get("answering_for", "me")}
        return {
            **frame,
            "told": told(self.materials, {**who, **said}),
            "reasons": [reason for reason in words if reason.rule not in deciding],  # the findings are in `told`
            "explanations": [self._explanation(pages.explanations[id_], frame) for id_ in self.assessment.explanations],
            "unconfirmed": told(self.materials, {**who, **unsure}),
            "routine": self.routine,
            **({"watch": watch_for_templates(self.materials, self.recorded)} if "watch" in page.uses else {}),
        }

    def _explanation(self, explanation: Explanation, frame: Mapping[str, object]) -> Mapping[str, object]:
        render = self.materials.templates.render
        return {
            "title": render(explanation.title, frame),
            "text": render(explanation.body, frame),
            "first": render(explanation.first, frame),
            "say": render(explanation.say, frame),
            # A line that an `if` left empty is not for this person.
            "meanwhile": [said for line in explanation.meanwhile if (said := render(line, frame))],
            "ask": [said for line in explanation.ask if (said := render(line, frame))],
        }

    @cached_property
    def offered(self) -> tuple[Page, ...]:
        """The education pages that the advice does not speak against."""
        return tuple(page for page in self.materials.pages.values() if self.allows(page))

    def allows(self, page: Page) -> bool:
        """Whether the advice does not speak against a page."""
        return page.urgency >= self.assessment.urgency and (page.topic != EXERCISE or self.routine)

    def asks_for(self, page: Page) -> bool:
        """Whether an answer makes this page one for this person."""
        return page.wanted is not None and page.wanted.holds(self.settled)

    def _education(self) -> tuple[PageLink, ...]:
        """The pages to read: those for this person first, and none that the advice speaks against."""
        topics = [page for page in self.materials.library.pages.topics.values() if self.allows(page)]
        tailored = [page for page in topics if self.asks_for(page)]
        general = [page for page in topics if page.wanted is None]
        return tuple(page_link(page) for page in [*tailored, *general[: max(0, MOST_PAGES - len(tailored))]])


def page_link(page: Page) -> PageLink:
    """A page as a line in a list."""
    return PageLink(page.id, clean(page.title), clean(page.summary), clean(page.because))


def reasons_in_words(
    materials: Materials,
    assessment: Assessment,
    recorded: Findings,
    sources: Mapping[str, Source],
    *,
    deciding: bool = False,
) -> tuple[ReasonWords, ...]:
    """Why the urgency is what it is; only the deciding reasons, or all of them."""
    chosen = assessment.deciding if deciding else assessment.reasons
    return tuple(
        ReasonWords(
            reason.rule,
            reason.urgency,
            reason.findings,
            reason_text(materials, reason, recorded),
            citations(sources, reason.sources),
        )
        for reason in chosen
        if reason.urgency > Urgency.SELF_CARE
    )


def stamp(materials: Materials) -> ProtocolStamp:
    """Which protocol gives the advice."""
    flow = materials.protocol.flow
    return ProtocolStamp(flow.id, flow.version, materials.protocol.digest, flow.reviewed_by, translated(materials))

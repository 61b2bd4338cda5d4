"""What sessions, mornings, weeks and wishes lead to: how far each exercise has come, and what is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from triage.engine.courses import NEW, Course, after_efforts, cut, down, taken_back, top
from triage.engine.mornings import Mornings, after_check_in, after_session, lapsed
from triage.engine.timeline import timeline
from triage.engine.timing import working
from triage.engine.zones import Zone, zone_of_session
from triage.model import because
from triage.model.programme import Profile, Programme
from triage.model.training import Because, CheckIn, Effort, History, Review, Session, Wished

WEEK_CHANGE = "week_change"
"""The finding that the weekly review records: better, same or worse."""
_STAYING = frozenset({because.BAD_MORNING, because.BAD_MORNINGS})
"""What stays true of the routine when the week was worse."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the routine stands after everything that has happened."""

    courses: Mapping[str, Course] = field(default_factory=dict)
    """By exercise; one that was never done is not among them."""
    greens: int = 0
    """Easy sessions in a row, since something became more."""
    wished_out: frozenset[str] = frozenset()
    swaps: Mapping[str, str] = field(default_factory=dict)
    """Exercise → the one that was asked for instead; empty for any."""
    easy_days: bool = False
    """Whether the person has asked for a milder time."""
    mornings: Mornings = field(default_factory=Mornings)
    last: Session | None = None
    news: tuple[Because, ...] = ()
    """What the last session, and what was said since, changed for the routine as a whole."""

    def course(self, exercise: str) -> Course:
        """How far this exercise has come."""
        return self.courses.get(exercise, NEW)


def progress(programme: Programme, history: History, today: date) -> Progress:
    """Everything that happened, taken together; total, whatever is remembered."""
    so_far = Progress()
    for happened in timeline(history):
        match happened:
            case CheckIn():
                so_far = _after_check_in(programme, so_far, happened)
            case Review():
                so_far = _after_review(so_far, happened)
            case Wished():
                so_far = _after_wish(so_far, happened)
            case _:
                so_far = _after_session(programme, so_far, happened)
    return replace(so_far, mornings=lapsed(programme, so_far.mornings, today), news=_kept(programme, so_far))


def _kept(programme: Programme, so_far: Progress) -> tuple[Because, ...]:
    """The news, without a promise to grow where nothing can."""
    if so_far.last is None or all(each.key != because.GROWS_AFTER for each in so_far.news):
        return so_far.news
    profile = _profile(programme, so_far.last)
    if any(_has_more(programme, so_far, id_, profile) for id_ in _by_exercise(programme, so_far.last)):
        return so_far.news
    return tuple(each for each in so_far.news if each.key != because.GROWS_AFTER)


def _after_check_in(programme: Programme, so_far: Progress, check_in: CheckIn) -> Progress:
    mornings, verdict = after_check_in(programme, so_far.mornings, check_in)
    so_far = replace(so_far, mornings=mornings)
    match verdict:
        case "bad":
            grown_back = {id_: _without_growth(course) for id_, course in so_far.courses.items()}
            lessened = {
                id_: _after_bad_morning(programme, id_, grown_back[id_])
                for id_ in mornings.exercises
                if id_ in grown_back
            }
            news = (Because(because.BAD_MORNING),)
            return replace(so_far, courses=grown_back | lessened, greens=0, news=news)
        case "bad_again":
            return replace(so_far, greens=0, news=(Because(because.BAD_MORNINGS),))
        case _:
            return so_far


def _after_bad_morning(programme: Programme, exercise: str, course: Course) -> Course:
    lessened = cut(programme.exercises[exercise], course, programme.rules.after_bad_morning)
    told = lessened.news is not None and lessened.news.key != because.USUAL_AGAIN
    return lessened if told or lessened == course else replace(lessened, news=Because(because.LESS_AFTER_MORNING))


def _without_growth(course: Course) -> Course:
    """The course with its last step up taken back, where that has not been tried yet."""
    if course.news is None or course.news.key != because.STEP_UP:
        return course
    return replace(down(course), news=None)


def _after_review(so_far: Progress, review: Review) -> Progress:
    if review.findings.get(WEEK_CHANGE) != "worse":
        return so_far
    news = (*(each for each in so_far.news if each.key in _STAYING), Because(because.WORSE_WEEK))
    courses = {id_: _after_worse_week(_without_growth(course)) for id_, course in so_far.courses.items()}
    return replace(so_far, courses=courses, greens=0, news=news)


def _after_worse_week(course: Course) -> Course:
    told = course.step == 0 or (course.news is not None and course.cap is not None)
    return down(course) if told else replace(down(course), news=Because(because.LESS_AFTER_WEEK))


def _after_wish(so_far: Progress, wished: Wished) -> Progress:
    id_ = wished.exercise
    others = {exercise: instead for exercise, instead in so_far.swaps.items() if exercise != id_}
    match wished.wish:
        case "swap":
            return replace(so_far, swaps=others | {id_: wished.instead}, wished_out=so_far.wished_out - {id_})
        case "leave_out":
            return replace(so_far, swaps=others, wished_out=so_far.wished_out | {id_})
        case "take_back":
            courses = {
                known: taken_back(course) if known == id_ else course for known, course in so_far.courses.items()
            }
            return replace(so_far, courses=courses, swaps=others, wished_out=so_far.wished_out - {id_})
        case _:  # easy days, or usual ones
            return replace(so_far, easy_days=wished.wish == "easy_days")


def _after_session(programme: Programme, so_far: Progress, session: Session) -> Progress:
    efforts = _by_exercise(programme, session)
    profile = _profile(programme, session)
    mild = so_far.easy_days or (profile is not None and not profile.grows)
    courses = {
        id_: course if course.news is None else replace(course, news=None) for id_, course in so_far.courses.items()
    }
    for id_, its in efforts.items():
        moved = after_efforts(programme, courses.get(id_, NEW), its, session)
        courses[id_] = moved if moved.milder == mild else replace(moved, milder=mild)
    found = zone_of_session(programme, session)
    greens = _greens(so_far, session, found, profile)
    moved_on = replace(
        so_far,
        courses=courses,
        greens=greens,
        mornings=after_session(so_far.mornings, session, frozenset(efforts)),
        last=session,
        news=_news(programme, greens, found),
    )
    return _grown(programme, moved_on, efforts, profile) if greens >= programme.rules.green_sessions else moved_on


def _profile(programme: Programme, session: Session) -> Profile | None:
    return next((each for each in programme.profiles if each.id == session.profile), None)


def _by_exercise(programme: Programme, session: Session) -> dict[str, list[Effort]]:
    """What was done of each exercise of the programme, in the order of the session."""
    efforts: dict[str, list[Effort]] = {}
    for effort in session.efforts:
        if effort.exercise in programme.exercises and _begun(effort):
            efforts.setdefault(effort.exercise, []).append(effort)
    return efforts


def _begun(effort: Effort) -> bool:
    """Whether any of it was done: one that was passed over, or left before it began, says nothing."""
    if effort.ending not in {"skipped", "left"} or effort.pain is not None or effort.moved_down:
        return True
    return any((*effort.repetitions.values(), *effort.held.values()))


def _greens(so_far: Progress, session: Session, found: Zone | None, profile: Profile | None) -> int:
    """Easy sessions in a row. Days that the person wanted easy neither count nor break the row."""
    done = any(effort.ending == "done" and effort.pain is not None for effort in session.efforts)
    strong = profile is not None and not profile.grows
    if found != "green" or not session.finished or not done or strong:
        return 0
    return so_far.greens if so_far.easy_days else so_far.greens + 1


def _news(programme: Programme, greens: int, found: Zone | None) -> tuple[Because, ...]:
    if found == "amber":
        return (Because(because.STAYED),)
    if 0 < greens < programme.rules.green_sessions:
        return (Because(because.GROWS_AFTER, number=programme.rules.green_sessions - greens),)
    return ()


def _grown(
    programme: Programme, so_far: Progress, efforts: Mapping[str, list[Effort]], profile: Profile | None
) -> Progress:
    """One step more in the one exercise that has come least far, the first in the plan of several."""
    ready = [
        id_
        for id_, its in efforts.items()
        if _is_steady(so_far.course(id_), its) and _has_more(programme, so_far, id_, profile)
    ]
    so_far = replace(so_far, greens=0)
    if not ready:
        return so_far
    grows = min(ready, key=lambda id_: so_far.course(id_).step)
    course = so_far.course(grows)
    news = Because(because.STEP_UP, number=programme.rules.green_sessions)
    return replace(so_far, courses={**so_far.courses, grows: replace(course, step=course.step + 1, news=news)})


def _is_steady(course: Course, efforts: list[Effort]) -> bool:
    """Whether all of it was done and easy, and nothing else changes in it."""
    easy = all(effort.ending == "done" and effort.pain is not None for effort in efforts)
    return easy and course.news is None and course.cap is None


def _has_more(programme: Programme, so_far: Progress, id_: str, profile: Profile | None) -> bool:
    """Whether there is a step more of it that the plan can hold."""
    course = so_far.course(id_)
    places = [] if profile is None else [item for item in profile.sequence if item.exercise == id_]
    fixed = bool(places) and all(item.minutes for item in places)
    return not fixed and course.step < top(programme.exercises[id_]) and _has_room(programme, so_far, id_)


def _has_room(programme: Programme, so_far: Progress, grows: str) -> bool:
    """Whether the last session, with this one grown, keeps within its minutes; walking has an end of its own."""
    if not working([(programme.exercises[grows], programme.exercises[grows].dose)]):
        return True
    planned = () if so_far.last is None else so_far.last.efforts
    ids = {effort.exercise for effort in planned} & programme.exercises.keys()
    exercises = [programme.exercises[id_] for id_ in ids]
    doses = [each.at(so_far.course(each.id).step + (each.id == grows)) for each in exercises]
    return working(zip(exercises, doses, strict=True)) <= programme.rules.minutes_at_most * 60

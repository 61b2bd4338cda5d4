"""What is said while a session runs: one thing to do now, what comes after it, and what a pain score leads to."""

from triage.engine.running import Running, State
from triage.engine.zones import Zone
from triage.model.exercise_words import ExerciseWords
from triage.render.clean import clean
from triage.services.beats import PainQuestion, Remark
from triage.services.materials import Materials
from triage.services.routine_words import routine_text, seconds_in_words

_CUES: dict[State, str] = {"ready": "ready", "into": "move", "moving": "move", "hold": "hold", "release": "release"}
"""The phases in which the exercise itself says what to do."""
_ZONES: dict[Zone, str] = {"green": "remark_green", "amber": "remark_amber", "red": "remark_red"}


def exercise_words(materials: Materials, running: Running) -> ExerciseWords:
    """The words of the exercise at hand."""
    return materials.library.exercises[running.part.exercise.id]


def title(materials: Materials, exercise: str) -> str:
    """What an exercise is called."""
    return clean(materials.library.exercises[exercise].title)


def steps(materials: Materials, running: Running) -> tuple[str, ...]:
    """How the exercise at hand is done, from getting into place; last, what is different for this person."""
    words = exercise_words(materials, running)
    adapted = (words.adapts[finding] for finding in running.part.adapted if finding in words.adapts)
    return tuple(map(clean, (*words.start, *words.steps, *adapted)))


def feel(materials: Materials, running: Running) -> str:
    """What one should and should not feel."""
    return clean(exercise_words(materials, running).feel)


def side_words(materials: Materials, running: Running) -> str:
    """The side that moves; empty where both do, and where nothing does."""
    if running.side == "both" or not running.timed:
        return ""
    return routine_text(materials, f"session_{running.side}")


def says(materials: Materials, running: Running, *, milder: bool) -> str:
    """The one thing to do now; with `milder`, the exercise could become milder when that was last wished for."""
    state = running.state
    if state in _CUES:
        cues = exercise_words(materials, running).cues
        return clean(cues.get(_CUES[state], cues["move"]))
    if state == "pain":
        return pain_question(materials, running).ask
    return _between(materials, running, milder=milder)


def coming(materials: Materials, running: Running) -> str:
    """What follows when it is not simply once more."""
    if running.state not in {"into", "hold", "moving", "release"}:
        return ""
    done = running.turn + (running.state != "release")
    if not running.by_minutes and done < running.goal:
        return ""
    if not running.by_minutes and running.side == "left":
        return routine_text(materials, "coming_switch", {"side": routine_text(materials, "session_right")})
    if not running.by_minutes and running.set < running.dose.sets:
        return routine_text(materials, "coming_set", {"number": running.set + 1, "of": running.dose.sets})
    following = running.following()
    if following is None:
        return routine_text(materials, "coming_end")
    return routine_text(
        materials, "coming_exercise", {"title": title(materials, running.script.parts[following].exercise.id)}
    )


def pain_question(materials: Materials, running: Running) -> PainQuestion:
    """The question after the exercise at hand."""
    hurt = running.ended[-1].effort.ending == "hurt"
    named = {} if hurt else {"title": title(materials, running.part.exercise.id)}
    return PainQuestion(
        ask=routine_text(materials, "pain_ask_hurt" if hurt else "pain_ask", named),
        moved_down=routine_text(materials, "pain_moved_down"),
        low_words=routine_text(materials, "pain_low"),
        high_words=routine_text(materials, "pain_high"),
    )


def remark(materials: Materials, running: Running) -> Remark | None:
    """What the last score means, until the next exercise begins."""
    if running.zone is None:
        return None
    effort = running.ended[-1].effort
    if effort.moved_down:
        return Remark("red", routine_text(materials, "remark_red_leg"))
    if effort.ending == "hurt" and running.zone != "red":
        return Remark("red", routine_text(materials, "remark_hurt"))
    return Remark(running.zone, routine_text(materials, _ZONES[running.zone]))


def time_in_words(materials: Materials, seconds: int) -> str:
    """Minutes and seconds, where there are both."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(seconds_in_words(materials, part) for part in (minutes * 60, rest) if part)


def _between(materials: Materials, running: Running, *, milder: bool) -> str:
    """What is said while nothing is done."""
    match running.state:
        case "switch":
            return routine_text(materials, "session_switch", {"side": side_words(materials, running)})
        case "between":
            named = {"title": title(materials, running.part.exercise.id)}
            return routine_text(materials, "session_rest_next", named)
        case "eased" if milder:
            return _eased(materials, running)
        case "offer":
            return _offer(materials, running)
        case state:
            return routine_text(materials, "session_easiest" if state == "eased" else "session_rest")


def _eased(materials: Materials, running: Running) -> str:
    easier = clean(exercise_words(materials, running).easier)
    number, hold = max(running.goal - running.turn, 0) or running.dose.repetitions, running.dose.hold
    once = "_once" if number == 1 else ""
    if running.by_minutes:
        named = {"time": time_in_words(materials, round(running.seconds))}
        said = routine_text(materials, "session_eased_minutes", named)
    elif hold:
        named = {"time": seconds_in_words(materials, hold), "number": str(number)}
        said = routine_text(materials, f"session_eased{once}", named)
    else:
        said = routine_text(materials, f"session_eased_moving{once}", {"number": number})
    return f"{said} {easier}"


def _offer(materials: Materials, running: Running) -> str:
    """How one may go on after an exercise that hurt."""
    following, milder = running.following(), running.following(mild=True)
    assert following is not None  # noqa: S101 - otherwise nothing is offered
    if following == milder and running.only_mild:
        return routine_text(materials, "offer_walk_only")
    named = {"title": title(materials, running.script.parts[following].exercise.id)}
    return routine_text(materials, "offer_next" if milder in {None, following} else "offer_walk", named)

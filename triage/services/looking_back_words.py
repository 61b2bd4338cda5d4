"""The answer to "am I getting better?", and what stands behind it, in words."""

from collections.abc import Iterator

from triage.engine.looking_back import LookedBack
from triage.engine.pain_days import PainChange, scores_of
from triage.model.look_back_rules import LookBackRules
from triage.services.look_back_text import day, look_back_text, number
from triage.services.materials import Materials


def answer(materials: Materials, rules: LookBackRules, looked: LookedBack) -> str:
    """One sentence, or two: a leg that is worse is not hidden behind a back that is better."""
    pain, leg = looked.pain, looked.leg
    if _is_worse(leg) and not _is_worse(pain):
        assert leg is not None  # noqa: S101 - for the type
        return look_back_text(materials, "leg_first", _numbers(leg))
    if pain.change is not None:
        return look_back_text(materials, _key(pain), _numbers(pain))
    return _cannot_tell(materials, rules, looked)


def because(materials: Materials, rules: LookBackRules, looked: LookedBack) -> Iterator[str]:
    """The numbers behind the answer."""
    pain, leg = looked.pain, looked.leg
    leg_first = _is_worse(leg) and not _is_worse(pain)
    if leg_first and pain.change is not None:
        yield look_back_text(materials, _key(pain), _numbers(pain))
    risen = _is_worse(looked.lately) and pain.change is not None and not _is_worse(pain)
    if risen:
        yield look_back_text(materials, "risen", {**_numbers(looked.lately), "days": rules.mean_over})
    if leg is not None and not leg_first and (pain.change is not None or leg.change is not None):
        yield _of_leg(materials, looked, leg)
    told = leg if leg_first else pain
    if told is not None and told.now is not None and told.before is not None:
        names = {
            "first": day(materials, told.before.first, looked.today),
            "last": day(materials, told.before.last, looked.today),
            "number": told.before.scored,
            "since": day(materials, told.now.first, looked.today),
            "until": day(materials, told.now.last, looked.today),
            "number_now": told.now.scored,
        }
        yield look_back_text(materials, "periods", names)
        limits = rules.real_change
        rule = {"points": limits.points, "percent": limits.percent, "least": limits.least}
        yield look_back_text(materials, "rule", rule)
    if risen or _is_worse(pain) or _is_worse(leg):
        yield look_back_text(materials, "check")


def remarks(materials: Materials, looked: LookedBack) -> Iterator[str]:
    """What is odd."""
    if looked.later:
        key = "later_one" if looked.later == 1 else "later"
        yield look_back_text(materials, key, {"number": looked.later})


def beside(materials: Materials, looked: LookedBack) -> str:
    """The chart in words; empty where there is none."""
    days = [each for each in looked.days if each.score is not None]
    if not days:
        return ""
    lowest, highest = min(days, key=lambda each: each.low), max(days, key=lambda each: each.high)
    counted = {"number": len(days), "of": (looked.today - looked.first).days + 1, "low": lowest.low}
    if lowest.low == highest.high:
        return look_back_text(materials, "beside_same", counted)
    names = {
        **counted,
        "low_day": day(materials, lowest.day, looked.today),
        "high": highest.high,
        "high_day": day(materials, highest.day, looked.today),
    }
    return look_back_text(materials, "beside", names)


def _cannot_tell(materials: Materials, rules: LookBackRules, looked: LookedBack) -> str:
    """What is missing."""
    if not scores_of(looked.days):
        return look_back_text(materials, "none")
    span = {"days": rules.mean_over, "least": rules.least_days}
    if looked.pain.now is None:
        key = "few_now_one" if looked.pain.scored == 1 else "few_now"
        return look_back_text(materials, key, {**span, "number": looked.pain.scored})
    if looked.can_tell_on is not None:
        when = day(materials, looked.can_tell_on, looked.today)
        return look_back_text(materials, "too_early", {**span, "when": when})
    return look_back_text(materials, "few_first", span)


def _of_leg(materials: Materials, looked: LookedBack, leg: PainChange) -> str:
    if leg.change is None:
        scored = sum(each.leg is not None for each in looked.days)
        return look_back_text(materials, "leg_few", {"number": scored})
    return look_back_text(materials, f"leg_{_key(leg)}", _numbers(leg))


def _is_worse(pain: PainChange | None) -> bool:
    change = pain.change if pain is not None else None
    return change is not None and change.real and change.way == "worse"


def _key(pain: PainChange) -> str:
    """The end of the key that says what has changed; what is written alike is the same."""
    assert pain.change is not None  # noqa: S101 - for the type: there is a change
    numbers = _numbers(pain)
    if numbers["now"] == numbers["before"]:
        return "same"
    return pain.change.way if pain.change.real else f"{pain.change.way}_noise"


def _numbers(pain: PainChange) -> dict[str, str]:
    assert pain.now is not None  # noqa: S101 - for the type: there is a change
    assert pain.before is not None  # noqa: S101
    return {"now": number(pain.now.mean), "before": number(pain.before.mean)}

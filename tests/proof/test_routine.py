"""S6 with the plan, and S9: what holds of the shipped routine, and what is found when a mistake is planted in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from triage.model.guard import All, Is, Within
from triage.model.programme import Item, Profile, Programme
from triage.model.protocol import Protocol
from triage.proof.certificate import Certificate, agree, prove
from triage.proof.verdicts import Scene, Verdict

NOBODY = All((Is("sex", frozenset({"male"})), Is("sex", frozenset({"female"}))))


def proved(protocol: Protocol, programme: Programme) -> Certificate:
    """By both provers, who agree."""
    return agree(prove(protocol, programme=programme), prove(protocol, "sat", programme=programme))


def verdict(certificate: Certificate, property_: str) -> Verdict:
    """What the certificate says of one property."""
    return next(each for each in certificate.verdicts if each.property == property_)


def shown(certificate: Certificate, property_: str) -> set[str]:
    """What its counterexamples are about."""
    return {scene.about for scene in verdict(certificate, property_).counterexamples}


def with_exercise(programme: Programme, id_: str, **changed: object) -> Programme:
    """The programme with one exercise changed."""
    exercise = replace(programme.exercises[id_], **changed)  # type: ignore[arg-type]  # fields are named by the tests
    return replace(programme, exercises={**programme.exercises, id_: exercise})


def with_profiles(programme: Programme, change: Callable[[Profile], Profile]) -> Programme:
    """The programme with every profile changed."""
    return replace(programme, profiles=tuple(map(change, programme.profiles)))


@pytest.fixture(scope="module")
def sound(protocol: Protocol, programme: Programme) -> Certificate:
    """Of the shipped ones."""
    return proved(protocol, programme)


def test_the_shipped_routine_is_proved(sound: Certificate) -> None:
    assert {each.property: each.status for each in sound.verdicts} == dict.fromkeys(
        ("S1", "S2", "S3", "S4", "S5", "S6", "S8", "S9"), "holds"
    )


def test_every_exercise_is_looked_at_with_everything_that_the_evidence_forbids(
    protocol: Protocol, programme: Programme, sound: Certificate
) -> None:
    cases = sum(len(forbidden) for forbidden in programme.forbidden.values())
    alone = verdict(prove(protocol), "S6").claims

    assert cases > 50
    assert verdict(sound, "S6").claims >= alone + cases


def test_what_an_exercise_forgets_to_avoid_is_found(protocol: Protocol, programme: Programme) -> None:
    careless = with_exercise(programme, "prone_press_up", avoid=())
    certificate = proved(protocol, careless)

    assert "prone_press_up/recent_abdominal_surgery" in shown(certificate, "S6")


def test_exercises_that_avoid_nothing_are_found(protocol: Protocol, programme: Programme) -> None:
    careless = programme
    for id_ in programme.exercises:
        careless = with_exercise(careless, id_, avoid=())
    found = {about.split("/")[0] for about in shown(prove(protocol, programme=careless), "S6")}

    assert {"standing_forward_bend", "hamstring_stretch", "bird_dog", "side_plank", "bridge"} <= found


def test_a_swap_is_part_of_what_a_plan_can_have(protocol: Protocol, programme: Programme) -> None:
    swapped = with_exercise(programme, "walking", swaps=("side_plank",))
    careless = with_exercise(swapped, "side_plank", avoid=())

    assert "side_plank/shoulder_pain" in shown(prove(protocol, programme=careless), "S6")


def test_more_for_more_pain_is_found(protocol: Protocol, programme: Programme) -> None:
    def eager(profile: Profile) -> Profile:
        more = (Item("side_plank"),) if profile.id == "high_pain" else ()
        return replace(profile, sequence=(*profile.sequence, *more))

    assert "side_plank/pain_now" in shown(proved(protocol, with_profiles(programme, eager)), "S6")


def test_a_limit_of_pain_that_is_gone_is_found(protocol: Protocol, programme: Programme) -> None:
    def turned(profile: Profile) -> Profile:
        mild = Within("pain_now", 0, 2)
        return replace(profile, when=mild) if profile.id == "high_pain" else profile

    assert shown(prove(protocol, programme=with_profiles(programme, turned)), "S6")


def test_a_session_in_spite_of_a_numb_patch_is_found(protocol: Protocol, programme: Programme) -> None:
    heedless = replace(protocol, routine=dict.fromkeys(protocol.routine, All(())))
    certificate = proved(heedless, programme)

    assert "leg_numbness_patch/session" in shown(certificate, "S9")


def test_an_exercise_for_nobody_is_found(protocol: Protocol, programme: Programme) -> None:
    def without(profile: Profile) -> Profile:
        return replace(profile, sequence=tuple(item for item in profile.sequence if item.exercise != "cat_camel"))

    lonely = with_profiles(programme, without)
    for id_, exercise in programme.exercises.items():
        lonely = with_exercise(lonely, id_, swaps=tuple(each for each in exercise.swaps if each != "cat_camel"))

    assert shown(proved(protocol, lonely), "S9") == {"cat_camel"}


def test_a_profile_for_nobody_is_found(protocol: Protocol, programme: Programme) -> None:
    def never(profile: Profile) -> Profile:
        return replace(profile, when=NOBODY) if profile.id == "disc" else profile

    assert "disc" in shown(prove(protocol, programme=with_profiles(programme, never)), "S9")


def test_an_empty_plan_is_found(protocol: Protocol, programme: Programme) -> None:
    def bare(profile: Profile) -> Profile:
        return replace(profile, sequence=(Item("prone_press_up"),))

    assert "plan" in shown(proved(protocol, with_profiles(programme, bare)), "S9")


def test_what_fails_together_says_so(protocol: Protocol, programme: Programme) -> None:
    careless = with_exercise(programme, "prone_press_up", avoid=())
    scenes: list[Scene] = list(verdict(prove(protocol, programme=careless), "S6").counterexamples)

    assert scenes
    assert all(scene.together for scene in scenes)

"""Words that a warning sign may be behind are found however they are written; ordinary notes are left in peace."""

from collections.abc import Iterator

import pytest

from tests.engine.diaries import RULES, WORDS, at, rule
from tests.patients import shipped
from triage.engine.phrases import Wordings
from triage.model.diary import DiaryEntry
from triage.model.phrases import WarningWords, compared
from triage.model.urgency import Urgency

NEAR = rule("warning_word").numbers["near"]
FRAMES = (
    "{}",
    "{}.",
    "Today: {}!",
    "i must say {} since monday",
    "WALKED A BIT, {} THEN RESTED",
    "sat all day\n{}\n",
    "({})",
)
SPELT: tuple[tuple[str, str], ...] = (
    ("saddle_numbness", "Groin feels numb today"),
    ("saddle_numbness", "numbness between my legs since last night"),
    ("saddle_numbness", "can't feel it when I wipe"),
    ("saddle_numbness", "my bum went to sleep and didn't wake up"),
    ("saddle_numbness", "tingling around my private parts"),
    ("bladder_retention", "had trouble peeing this morning"),
    ("bladder_retention", "I can\u2019t pee"),
    ("bladder_retention", "the stream is weak"),
    ("bladder_incontinence", "Leaked on the way to the bathroom"),
    ("bladder_incontinence", "wet myself, so embarrassing"),
    ("bowel_incontinence", "soiled myself"),
    ("bowel_incontinence", "lost control of my bowels"),
    ("sexual_dysfunction_new", "no feeling during sex"),
    ("sexual_dysfunction_new", "trouble getting an erection"),
    ("bilateral_leg_symptoms", "Now it goes down both legs"),
    ("bilateral_leg_symptoms", "pins and needles in both feet"),
    ("bilateral_leg_weakness", "my legs gave way on the stairs"),
    ("bilateral_leg_weakness", "legs like jelly"),
    ("progressive_leg_weakness", "left leg is getting weaker"),
    ("progressive_leg_weakness", "my knee buckled twice"),
    ("foot_drop", "my foot slaps when I walk"),
    ("foot_drop", "I drag my foot a bit"),
    ("gait_disturbance", "unsteady on my feet"),
    ("leg_numbness_patch", "big toe is numb"),
    ("fever", "had a temperature of 38.5 and shivers"),
    ("fever", "night sweats again"),
    ("unexplained_weight_loss", "lost 5 kg without trying"),
    ("unexplained_weight_loss", "my trousers are loose, no appetite"),
    ("night_pain_unrelenting", "pain woke me at 3 am"),
    ("night_pain_unrelenting", "couldn't sleep for pain"),
    ("chest_pain_or_breathless", "tight chest on the stairs"),
    ("chest_pain_or_breathless", "a bit out of breath"),
    ("fainting_or_collapse", "nearly passed out in the shower"),
    ("minor_trauma", "slipped on the ice"),
    ("major_trauma", "fell off a ladder"),
    ("major_trauma", "small car accident"),
    ("cancer_history", "scared that the tumour is back"),
    ("cancer_history", "oncologist called"),
    ("painkiller_overdose", "took double the ibuprofen"),
    ("gi_bleed_signs", "my poo is black"),
    ("blood_in_urine", "blood in my pee"),
    ("suicidal_thoughts", "I don't want to live like this"),
    ("suicidal_thoughts", "better off dead"),
    ("suicidal_thoughts", "thinking about suicde"),
    ("suicidal_thoughts", "sometimes I want to kill myself"),
    ("suicidal_thoughts", "there's no point in going on"),
    ("suicidal_thoughts", "I can't take it any more"),
    ("calf_swelling", "right calf swollen and warm"),
    ("pregnancy", "I am pregnant!"),
    ("rash", "funny rash on my side"),
)
ORDINARY = (
    "Sat all day",
    "sat all day at work, stiff in the evening",
    "Walked to the shop and back",
    "Worked in the garden for a while",
    "A long walk by the river",
    "Long drive to my sister",
    "Stiff at first, better after a walk",
    "Could not sit for long",
    "Slept badly",
    "Slept well",
    "heat pack helped",
    "did my exercises",
    "skipped the routine",
    "the bridge was easy today",
    "knee to chest feels good",
    "back is stiff when I get up",
    "mornings are the worst",
    "better than yesterday",
    "a bit worse than yesterday",
    "same as ever",
    "took paracetamol at noon",
    "ibuprofen with lunch",
    "no tablets today",
    "stress at work",
    "argued with my boss",
    "tired after a long week",
    "worried about the meeting",
    "carried shopping bags up the stairs",
    "lifted the kids",
    "played football with my son",
    "swam twenty lengths",
    "yoga class",
    "cycled to work",
    "new chair at the office",
    "standing desk for two hours",
    "train was late, stood for an hour",
    "gardening",
    "cleaned the windows",
    "vacuumed the whole flat",
    "physio today, new exercise",
    "massage",
    "hot bath",
    "good day",
    "bad day",
    "okay",
    "so so",
    "pulled a muscle in the shoulder",
    "ache across the lower back",
    "sharp twinge when I bent over to tie my shoes",
    "sneezed and it hurt",
    "cooked dinner, then rested on the sofa",
    "rainy day, stayed in",
    "visited mum",
    "watched a film",
    "long phone calls",
    "coffee with Anna",
    "a cushion behind my back helps",
    "went dancing",
    "boring day",
    "holiday starts tomorrow",
)


def found(words: str, warning_words: WarningWords = WORDS) -> list[str]:
    """The findings that something in these words may be about."""
    return [finding for finding, _ in Wordings(warning_words).findings_in(DiaryEntry(at(0), words=words), NEAR)]


def sentences() -> Iterator[tuple[str, str]]:
    """Each finding, and every way to say each of its phrases: one wording for each part, every wording once."""
    for finding, phrases in WORDS.items():
        for phrase in phrases:
            for number in range(max(map(len, phrase))):
                yield finding, " ".join(part[number % len(part)] for part in phrase)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_phrase_is_found_in_every_sentence(frame: str) -> None:
    alone = {finding: Wordings({finding: WORDS[finding]}) for finding in WORDS}
    missed = [
        (finding, words)
        for finding, words in sentences()
        if finding not in dict(alone[finding].findings_in(DiaryEntry(at(0), words=frame.format(words)), NEAR))
    ]

    assert missed == []


def test_there_are_enough_ways_to_speak_of_death_to_tell_how_many_are_found() -> None:
    ways = [frame.format(words) for finding, words in sentences() if finding == "suicidal_thoughts" for frame in FRAMES]

    assert len(ways) >= 500
    assert all("suicidal_thoughts" in found(way) for way in ways)


@pytest.mark.parametrize(("finding", "words"), SPELT)
def test_what_people_write_is_found(finding: str, words: str) -> None:
    assert found(words, {finding: WORDS[finding]}) == [finding]


def test_ordinary_notes_ask_nothing() -> None:
    asked = {note: found(note) for note in ORDINARY if found(note)}

    assert len(asked) <= len(ORDINARY) * 0.02, asked


@pytest.mark.parametrize(
    "words", ["NUMBNESS", "númbness", "numb\u200bness", "Numbness\u2026", "nummbness", "nubmness", "numbnes"]
)
def test_case_accents_and_one_slip_in_a_long_word_do_not_hide_it(words: str) -> None:
    assert found(words, {"leg_numbness_patch": WORDS["leg_numbness_patch"]}) == ["leg_numbness_patch"]


def test_a_short_word_with_another_letter_is_another_word() -> None:
    assert found("fell asleep under the sun, then a bus", {"x": ((("bum",),),)}) == []


def test_half_a_word_is_no_word() -> None:
    assert found("thumb", {"x": ((("numb",),), (("thum",),))}) == []


@pytest.mark.parametrize(("between", "there"), [(NEAR - 1, True), (NEAR, False)])
def test_the_parts_of_a_phrase_stand_near_each_other(between: int, *, there: bool) -> None:
    words = " ".join(["numb", *["and"] * between, "groin"])

    assert bool(found(words, {"x": ((("numb",), ("groin",)),)})) is there


def test_the_parts_of_a_phrase_stand_in_any_order_and_in_any_part_of_an_entry() -> None:
    entry = DiaryEntry(at(0), words="in the groin", tags=("numb",))

    wordings = Wordings({"x": ((("numb",), ("groin",)),)})

    assert wordings.findings_in(entry, NEAR) == (("x", "groin numb"),)


def test_the_same_words_are_told_once_for_what_counts_most() -> None:
    assert found("numb between my legs") == ["saddle_numbness"]


def test_other_words_of_the_same_entry_are_told_too() -> None:
    assert found("numb between my legs, and a fever") == ["saddle_numbness", "fever"]


def test_what_is_an_emergency_is_looked_for_first() -> None:
    vocabulary = shipped().protocol.vocabulary
    levels = [vocabulary[finding].warning is Urgency.EMERGENCY for finding in rule("warning_word").findings]

    assert levels == sorted(levels, reverse=True)
    assert list(WORDS) == list(RULES.notices[1].findings)


def test_words_are_compared_without_what_is_no_letter() -> None:
    assert compared("Can\u2019t  FEEL\u2014it, Ärger! 38.5") == ["cant", "feel", "it", "arger", "38", "5"]


def test_an_entry_without_words_is_about_nothing() -> None:
    assert found(" ...!") == []

"""The short texts of the diary (``diary.yaml`` in the content), each with the names that are filled in."""

from collections.abc import Mapping

from triage.model.diary import ACTIVITY, PLACES, SLEEP

NOTES = 3
"""Different notes of a made-up person for good, for usual and for bad days."""
_PARTS = ("now", "worst", "average", "leg", "where", "helped", "tags", "words", "sleep", "activity", "medicine")
"""Of an entry."""
_NOTICES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("notice_check_label", "notice_review_label", "notice_unread"), ()),
    "notice_emergency": ("number",),
    "notice_crisis": ("line", "number"),
}
"""What is found in the diary that needs a question; each notice of ``flows/diary.yaml`` has texts of its own beside."""
_COUNTED = ("above", "days", "other_above", "other_days")
"""Days with something and without it, and those of them with more pain than usual."""
_LOOK_BACK: Mapping[str, tuple[str, ...]] = {
    "look_back_title": ("first", "last"),
    **dict.fromkeys(("look_back_better", "look_back_better_noise"), ("now", "before")),
    **dict.fromkeys(("look_back_worse", "look_back_worse_noise", "look_back_leg_first"), ("now", "before")),
    "look_back_same": ("now",),
    "look_back_none": (),
    **dict.fromkeys(("look_back_few_now", "look_back_few_now_one"), ("number", "least", "days")),
    "look_back_too_early": ("days", "when"),
    "look_back_few_first": ("least", "days"),
    "look_back_periods": ("first", "last", "number", "since", "until", "number_now"),
    "look_back_rule": ("points", "percent", "least"),
    "look_back_risen": ("now", "before", "days"),
    "look_back_check": (),
    **dict.fromkeys(("look_back_leg_better", "look_back_leg_better_noise"), ("now", "before")),
    **dict.fromkeys(("look_back_leg_worse", "look_back_leg_worse_noise"), ("now", "before")),
    "look_back_leg_same": ("now",),
    "look_back_leg_few": ("number",),
    **dict.fromkeys(("look_back_later", "look_back_later_one"), ("number",)),
    "look_back_beside": ("number", "of", "low", "low_day", "high", "high_day"),
    "look_back_beside_same": ("number", "of", "low"),
    **dict.fromkeys(("look_back_scale", "look_back_day", "look_back_band", "look_back_session"), ()),
    "look_back_mean": ("days",),
    **dict.fromkeys(("look_back_today", "look_back_nothing", "look_back_weekdays", "look_back_months"), ()),
    **dict.fromkeys(("look_back_flare", "look_back_checked", "look_back_review", "look_back_measure"), ()),
    **dict.fromkeys(("look_back_flare_sign", "look_back_checked_sign"), ()),
    **dict.fromkeys(("look_back_review_sign", "look_back_measure_sign"), ()),
    **dict.fromkeys(("look_back_column_week", "look_back_column_mean", "look_back_column_range"), ()),
    **dict.fromkeys(("look_back_column_days", "look_back_column_moved", "look_back_column_minutes"), ()),
    **dict.fromkeys(("look_back_weeks_title", "look_back_movement_title", "look_back_no_sessions"), ()),
    "look_back_weeks_last_title": ("number",),
    "look_back_week_now": ("number", "before"),
    "look_back_plan": ("number", "enough"),
    "look_back_in_a_row": ("number",),
    "look_back_sessions": ("number", "minutes"),
    "look_back_sides": ("left", "right"),
    **dict.fromkeys(("look_back_sides_left", "look_back_sides_right"), ()),
    "look_back_goes_with_title": (),
    "look_back_goes_with": ("middle",),
    "look_back_with_tag": ("name", "above", "days", "other_above", "other_days"),
    **dict.fromkeys(("look_back_with_sleep_bad", "look_back_with_sleep_good"), _COUNTED),
    **dict.fromkeys(("look_back_with_activity_little", "look_back_with_activity_much"), _COUNTED),
    **dict.fromkeys(("look_back_with_medicine", "look_back_with_session"), _COUNTED),
    "look_back_medicine_note": (),
    "look_back_goes_with_none": ("number", "other"),
    "look_back_measures_title": (),
    "look_back_measure_line": ("title", "text"),
    "look_back_list_none": (),
}
"""What is told when the diary is looked back on."""
_LOG: Mapping[str, tuple[str, ...]] = {
    "log_ask": (),
    **dict.fromkeys(("log_saved", "log_changed", "log_struck"), ("entry",)),
    **dict.fromkeys(("log_saved_for", "log_changed_for", "log_struck_for"), ("entry", "when")),
    "log_mean": ("days", "mean"),
    "log_means": ("days", "mean", "before"),
    "log_not_saved": ("why",),
    **dict.fromkeys(("log_nothing_kept", "log_do_check", "log_do_review"), ()),
    "log_to_change": ("id",),
    **dict.fromkeys((f"log_{part}" for part in _PARTS), ()),
    **dict.fromkeys((f"log_short_{part}" for part in _PARTS if part not in {"tags", "words"}), ("what",)),
    **dict.fromkeys((*(f"log_place_{place}" for place in PLACES), "log_taken", "log_not_taken"), ()),
    **dict.fromkeys((*(f"log_sleep_{how}" for how in SLEEP), *(f"log_activity_{how}" for how in ACTIVITY)), ()),
}
"""Writing an entry, finding it again, changing it."""
_SCREENS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("note_title", "note_change", "note_save", "note_when", "note_now", "note_nothing"), ()),
    **dict.fromkeys(("note_yesterday", "note_before_yesterday", "note_leave", "note_pain_now"), ()),
    **dict.fromkeys(("note_how_when", "note_how_score", "note_how_one", "note_how_several"), ()),
    **dict.fromkeys(("note_how_tags", "note_how_helped", "note_how_words"), ()),
    **dict.fromkeys(("entries_title", "entries_none", "entries_not_found", "entries_how"), ()),
    **dict.fromkeys(("entries_found_one", "entries_found", "entries_found_more"), ("number",)),
    **dict.fromkeys(("entry_written", "entry_changed"), ("when",)),
    **dict.fromkeys(("entry_strike", "entry_gone"), ()),
    "profile": ("name",),
    **dict.fromkeys(("screen_ask", "screen_low", "screen_high", "screen_one"), ()),
    **dict.fromkeys(("screen_span_2w", "screen_span_6w", "screen_span_6m", "screen_span_all"), ()),
    **dict.fromkeys(("screen_lately", "screen_later"), ()),
    **dict.fromkeys(("screen_due_one", "screen_due"), ("title", "number")),
}
"""The screens of the diary."""
_MEASURES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("measure_list_title", "measure_list_about", "measure_pick"), ()),
    **dict.fromkeys(("measure_never", "measure_any_time", "measure_due_first"), ()),
    "measure_due_week": ("number",),
    "measure_last": ("when", "score", "most"),
    "measure_next": ("when",),
    **dict.fromkeys(("measure_ask_ticks", "measure_ask_again", "measure_ask_one", "measure_no_more"), ()),
    "measure_ask_more": ("of",),
    "measure_ask_activity": ("activity", "ask"),
    "measure_same": ("activities",),
    "measure_other": (),
    **dict.fromkeys(("measure_how_score", "measure_how_statements", "measure_how_again", "measure_how_activity"), ()),
    **dict.fromkeys(("measure_keys", "measure_left", "measure_ended", "measure_not_kept", "measure_no_check"), ()),
    "measure_score": ("score", "most"),
    **dict.fromkeys(("measure_first", "measure_first_of_these", "measure_noise_same"), ()),
    **dict.fromkeys(("measure_since_first", "measure_since_last"), ("when", "before", "score")),
    **dict.fromkeys(
        ("measure_real_better", "measure_real_worse", "measure_noise_better", "measure_noise_worse"), ("by",)
    ),
    **dict.fromkeys(("measure_means_better", "measure_means_worse", "measure_means_noise", "measure_limit_one"), ()),
    "measure_limit": ("points",),
    "measure_limit_percent": ("points", "percent", "least"),
}
"""Filling in a measure, and what came out."""
_LIFE: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    (
        *("life_name", "life_said", "life_living", "life_helped", "life_leg", "life_numb"),
        *(f"life_{mood}_{number}" for mood in ("good", "usual", "bad") for number in range(1, NOTES + 1)),
    ),
    (),
)
"""What a made-up person writes, for showing the program."""
DIARY: Mapping[str, tuple[str, ...]] = {**_NOTICES, **_LOOK_BACK, **_LOG, **_SCREENS, **_MEASURES, **_LIFE}

"""The short texts of the guided routine: which there are, and what is filled in."""

from collections.abc import Mapping

from triage.model import because

LONGEST_CUE = 60
"""Characters of what is said while an exercise runs."""

_BEFORE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("check_first_title", "check_first_text", "check_first_label", "alarm_text", "changed_text"), ()),
    **dict.fromkeys(("stopped_title", "stopped_red_text", "stopped_numb_text", "stopped_label"), ()),
    "notice_title": ("title",),
    **dict.fromkeys(("notice_text", "notice_label"), ()),
    "refer_title": ("title",),
    "refer_text": ("when",),
    "refer_label": (),
    "cleared_title": (),
    **dict.fromkeys(("cleared_text", "cleared_say"), ("reasons",)),
    "cleared_label": (),
    "too_old_title": (),
    "too_old_text": ("when",),
    "too_old_label": (),
    **dict.fromkeys(("set_up_title", "set_up_text", "set_up_label"), ()),
    **dict.fromkeys(("review_title", "review_text", "review_label"), ()),
    **dict.fromkeys(("check_in_title", "check_in_text", "check_in_label"), ()),
    **dict.fromkeys(("ready_title", "ready_text", "ready_label"), ()),
    "ready_higher_text": ("title",),
    "enough_title": (),
    "enough_text": ("number",),
    **dict.fromkeys(("enough_label", "not_kept_text"), ()),
}
"""What stands between a person and today's session."""
_PLAN: Mapping[str, tuple[str, ...]] = {
    "plan_title": ("date",),
    **dict.fromkeys(("plan_summary", "plan_summary_one"), ("number", "minutes")),
    **dict.fromkeys(("dose_repetitions", "dose_hold", "dose_sets", "dose_minutes"), ("number",)),
    "dose_minute": ("number",),
    **dict.fromkeys(("dose_once", "dose_each"), ()),
    **dict.fromkeys(("show_chosen", "show_left_out", "show_because", "show_nothing"), ()),
    **dict.fromkeys(("handout_start", "handout_there", "handout_moved"), ()),
    **dict.fromkeys(
        ("page_start", "page_steps", "page_feel", "page_wrong", "page_easier", "page_avoid", "page_adapts"), ()
    ),
}
"""Today's plan; the reasons in it are `because.NAMES`."""
_SESSION: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("session_left", "session_right", "session_rest", "session_easiest"), ()),
    "session_switch": ("side",),
    "session_rest_next": ("title",),
    "session_eased": ("number", "time"),
    **dict.fromkeys(("session_eased_once", "session_eased_minutes"), ("time",)),
    "session_eased_moving": ("number",),
    "session_eased_moving_once": (),
    "coming_exercise": ("title",),
    "coming_switch": ("side",),
    "coming_set": ("number", "of"),
    "coming_end": (),
    "pain_ask": ("title",),
    **dict.fromkeys(("pain_ask_hurt", "pain_moved_down", "pain_low", "pain_high"), ()),
    **dict.fromkeys(("remark_green", "remark_amber", "remark_red", "remark_red_leg", "remark_hurt"), ()),
    **dict.fromkeys(("offer_walk", "offer_next"), ("title",)),
    "offer_walk_only": (),
}
"""A session while it runs."""
_END: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("end_done_title", "end_left_title", "end_left", "end_numb_title", "end_numb"), ()),
    **dict.fromkeys(("end_pain_title", "end_pain", "end_pain_check"), ()),
    **dict.fromkeys(("end_next_green", "end_next_amber", "end_next_red"), ()),
    **dict.fromkeys(("end_soreness", "end_warning", "end_nothing"), ()),
    **dict.fromkeys(("done_times", "done_each"), ("number", "of")),
    "done_sides": ("left", "right", "of"),
    "done_held": ("time",),
    "done_minutes": ("time", "of"),
    **dict.fromkeys(("done_eased", "done_skipped", "done_hurt", "done_numb", "done_left"), ()),
}
"""When it is over: what was done, what comes next, what is soreness and what is a warning sign."""
_LINES: Mapping[str, tuple[str, ...]] = {
    "no_voice": (),
    **dict.fromkeys(("plain_keys", "plain_plan_keys", "plain_begin", "plain_paused", "plain_yes_no"), ()),
    **dict.fromkeys(("plain_unknown", "plain_ended", "plain_say", "plain_wait"), ()),
    "plain_exercise": ("number", "of", "title"),
    **dict.fromkeys(("plain_second", "plain_seconds", "plain_minute", "plain_minutes"), ("number",)),
    "plain_left": ("time",),
    **dict.fromkeys(("plain_repetition", "plain_set"), ("number", "of", "set", "sets")),
    "plain_score": ("low", "high"),
    "plain_pain": ("number",),
    "plain_go_on": ("label",),
}
"""A session in lines."""
ROUTINE: Mapping[str, tuple[str, ...]] = {**_BEFORE, **_PLAN, **because.NAMES, **_SESSION, **_END, **_LINES}
"""Every short text of the guided routine, each with the names that are filled in; and `of_profile` for each profile."""


def of_profile(id_: str) -> str:
    """What the text is called that says for whom a profile is."""
    return f"profile_{id_}"

"""The keys of `Because`: each says one thing about a plan, an exercise in it, or one that is left out."""

from collections.abc import Mapping

# Why an exercise is in the plan.
IN_PROFILE = "why_in_profile"
"""It is part of the person's routine."""
RESTING = "why_resting"
"""It is a position to rest in, or breathing."""
STANDS_IN = "why_stands_in"
"""It stands in for `exercise`, which is left out."""
SWAPPED_IN = "why_swapped_in"
"""The person asked for it instead of `exercise`."""
ONLY_REST = "why_only_rest"
"""Nothing else can be done today, so there is rest."""
ADAPTED = "why_adapted"
"""It is done in a milder form because of `finding`."""

# Why it is done so much.
FIRST_TIME = "why_first_time"
"""It is done for the first time, with the dose to begin with."""
AS_BEFORE = "why_as_before"
"""As much as the last time."""
AT_MOST = "why_at_most"
"""As much as the last time, which is as much as it ever becomes."""
STEP_UP = "why_step_up"
"""A little more, after `number` easy sessions in a row."""
USUAL_AGAIN = "why_usual_again"
"""It was milder the last time, and is as much as usual again."""
LESS_AFTER_PAIN = "why_less_after_pain"
"""Less, because pain was `number` of 10 the last time."""
LESS_AFTER_LEG = "why_less_after_leg"
"""Less, because pain moved down the leg the last time."""
LESS_AFTER_STOPPING = "why_less_after_stopping"
"""Less, because the person stopped it the last time as it hurt."""
LESS_STILL = "why_less_still"
"""Still less than usual: it has not been easy since it was cut."""
LESS_AFTER_EASING = "why_less_after_easing"
"""Less, because the person made it milder the last time."""
LESS_AFTER_MORNING = "why_less_after_morning"
"""Less, because pain was clearly worse on the morning after the last time."""
LESS_AFTER_WEEK = "why_less_after_week"
"""One step less, because the week was worse."""
LESS_EASY_DAYS = "why_less_easy_days"
"""Less, because the person asked for easy days."""
LESS_TODAY = "why_less_today"
"""No more than to begin with, because today's routine is a mild one."""

# Why an exercise is not in the plan.
AVOIDED = "why_avoided"
"""It is not done with `finding`."""
AVOIDED_UNSURE = "why_avoided_unsure"
"""It is not done while it is not sure whether there is `finding`."""
RED_AGAIN = "why_red_again"
"""It hurt too much in `number` sessions running."""
NUMB = "why_numb"
"""There was numbness or weakness during it."""
WISHED_OUT = "why_wished_out"
"""The person asked to leave it out."""
SWAPPED_OUT = "why_swapped_out"
"""The person asked for `exercise` instead."""
REPLACED = "why_replaced"
"""`exercise` stands in for it; comes after the reason why it is left out."""
RESTS = "why_rests"
"""The back was clearly worse on two mornings, so this rests until a better one."""
WEEK_TO_COME = "why_week_to_come"
"""It comes in week `number` of the routine."""
EASY_FIRST = "why_easy_first"
"""It comes when `exercise` has been easy on `number` more days."""
NOT_TODAY = "why_not_today"
"""Today's routine is a mild one, and this is not part of it."""
NOT_FOR_THIS_ROUTINE = "why_not_for_this_routine"
"""It is not part of the person's routine."""
NOT_OFFERED = "why_not_offered"
"""No routine is offered to the person now."""

# What changed since the last session, about the plan as a whole.
FIRST_PLAN = "why_first_plan"
"""It is the first session."""
MILD_TODAY = "why_mild_today"
"""Today's routine is a mild one, because of what was said before it (strong pain, or pain further down the leg)."""
PROFILE_CHANGED = "why_profile_changed"
"""The routine is another than the last time."""
GREW = "why_grew"
"""`exercise` is one step more, after `number` easy sessions in a row."""
GROWS_AFTER = "why_grows_after"
"""The last session was easy; after `number` more easy ones in a row, one exercise becomes a little more."""
STAYED = "why_stayed"
"""The last session was neither easy nor too much: everything stays, and the easy sessions are counted anew."""
CUT_AFTER_PAIN = "why_cut_after_pain"
"""`exercise` is less, because pain was `number` of 10."""
CUT_AFTER_LEG = "why_cut_after_leg"
"""`exercise` is less, because pain moved down the leg."""
CUT_AFTER_STOPPING = "why_cut_after_stopping"
"""`exercise` is less, because the person stopped it as it hurt."""
CUT_AFTER_EASING = "why_cut_after_easing"
"""`exercise` is less, because the person made it milder."""
USUAL_NOW = "why_usual_now"
"""`exercise` was milder and easy, and is as much as usual again."""
REMOVED_RED = "why_removed_red"
"""`exercise` is left out now: it hurt too much in `number` sessions running."""
REMOVED_NUMB = "why_removed_numb"
"""`exercise` is left out now, because of numbness or weakness during it."""
BAD_MORNING = "why_bad_morning"
"""Pain was clearly worse on the morning after the last session, so what was done then is less."""
BAD_MORNINGS = "why_bad_mornings"
"""Pain was still worse a day later, so what was done then rests; walking stays."""
WORSE_WEEK = "why_worse_week"
"""The week was worse, so everything is one step less."""
EASY_DAYS = "why_easy_days"
"""The person asked for easy days: everything is less, and nothing grows."""
JOINED = "why_joined"
"""`exercise` comes in for the first time: its time has come."""

NAMES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((IN_PROFILE, RESTING, ONLY_REST), ()),
    **dict.fromkeys((STANDS_IN, SWAPPED_IN), ("exercise",)),
    ADAPTED: ("finding",),
    **dict.fromkeys((FIRST_TIME, AS_BEFORE, AT_MOST, USUAL_AGAIN), ()),
    **dict.fromkeys((STEP_UP, LESS_AFTER_PAIN), ("number",)),
    **dict.fromkeys((LESS_AFTER_LEG, LESS_AFTER_STOPPING, LESS_STILL, LESS_AFTER_EASING), ()),
    **dict.fromkeys((LESS_AFTER_MORNING, LESS_AFTER_WEEK, LESS_EASY_DAYS, LESS_TODAY), ()),
    **dict.fromkeys((AVOIDED, AVOIDED_UNSURE), ("finding",)),
    **dict.fromkeys((RED_AGAIN, WEEK_TO_COME), ("number",)),
    **dict.fromkeys((SWAPPED_OUT, REPLACED), ("exercise",)),
    EASY_FIRST: ("exercise", "number"),
    **dict.fromkeys((NUMB, WISHED_OUT, RESTS, NOT_TODAY, NOT_FOR_THIS_ROUTINE, NOT_OFFERED), ()),
    **dict.fromkeys((FIRST_PLAN, MILD_TODAY, PROFILE_CHANGED, STAYED), ()),
    **dict.fromkeys((GREW, CUT_AFTER_PAIN, REMOVED_RED), ("exercise", "number")),
    GROWS_AFTER: ("number",),
    **dict.fromkeys((CUT_AFTER_LEG, CUT_AFTER_STOPPING, CUT_AFTER_EASING, USUAL_NOW), ("exercise",)),
    **dict.fromkeys((REMOVED_NUMB, JOINED), ("exercise",)),
    **dict.fromkeys((BAD_MORNING, BAD_MORNINGS, WORSE_WEEK, EASY_DAYS), ()),
}
"""Every key, with what is filled in: the finding's and the exercise's own words, and the number."""

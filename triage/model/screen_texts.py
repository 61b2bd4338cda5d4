"""The short texts of the screens (``screens.yaml`` in the content), each with the names that are filled in."""

from collections.abc import Mapping

_AS_THEY_STAND = """
education reviewed_by_nobody getting_ready back_from_hiding
answer_yes answer_no answer_unsure confirm none_of_these none_of_the_others continue erase can_help help_chip
why_we_ask withdrawn so_far heard type_number_first leave unit_years unit_days unit_weeks
show_result use_metric use_imperial
all_answers pages_for_you reasons no_reasons trail sources address when_read not_read leans leans_all restart
keep keep_as_page keep_as_page_note keep_as_text keep_on_paper keep_copy keep_copy_note keep_notice copied printed
not_saved_no_folder not_saved_forbidden not_saved_read_only not_saved_full not_saved_no_room not_saved_long_name
not_saved_no_name
search search_how found_none tell_me_more words no_words
on_the_phone begin next_step instead leave_out paused ok_zone sound_begin sound_release sound_switch sound_count
what_was_done
weekdays months weekdays_short months_short
stopped stopped_not_kept fault_no_advice
settings settings_wrong settings_ask settings_of_the_country settings_new_key settings_new_number settings_on
settings_off settings_theme_dark settings_theme_light settings_units_metric settings_units_imperial
settings_glyphs_auto settings_glyphs_unicode settings_glyphs_ascii setting_region setting_region_about
settings_language_auto
setting_language setting_language_about setting_theme setting_theme_about setting_units setting_units_about
setting_reduced_motion setting_reduced_motion_about setting_reader setting_reader_about setting_sound
setting_sound_about setting_sound_words setting_sound_words_about setting_flash setting_flash_about setting_speech
setting_speech_about setting_glyphs setting_glyphs_about setting_keys_back setting_keys_why setting_keys_words
setting_keys_answers setting_keys_help setting_keys_hide setting_keys_theme setting_keys_leave setting_keys_pages
setting_keys_restart setting_keys_keep setting_keys_what_if setting_keys_search setting_numbers_emergency
setting_numbers_advice_line setting_numbers_crisis_line setting_numbers_poison_line
press_escape press_enter press_space press_tab press_yes press_no press_unsure
hint_move hint_move_about hint_choose hint_choose_about hint_change hint_change_about hint_open hint_open_about
hint_type hint_type_about hint_pain_now hint_pain_now_about hint_save hint_next hint_use_answer hint_units
hint_leave_this hint_help_me hint_help_me_about hint_answer hint_answer_about hint_none hint_none_about hint_go_on
hint_go_on_about hint_all_right hint_all_right_about hint_to_list hint_other_number hint_clear hint_read_on
hint_read_on_about hint_rest hint_yes hint_no hint_keep hint_leave_it hint_tick hint_write hint_back hint_score
hint_new_line hint_add
keys_here keys_everywhere keys_mouse keys_palette keys_stop key_help key_help_tip key_words key_words_tip key_theme
key_theme_tip key_hide key_hide_tip key_stop key_stop_tip key_quit key_quit_tip key_back key_back_tip
key_back_question_tip key_back_aid_tip key_back_last_question_tip key_back_measure_tip key_back_advice_tip
key_back_sources_tip key_back_home_tip key_back_list_tip key_back_plan_tip key_later_tip key_go_on key_go_on_tip
key_home key_home_question_tip key_home_advice_tip key_leave key_leave_measure_tip key_leave_note_tip key_why
key_why_question_tip key_why_advice_tip key_why_plan_tip key_answers key_answers_question_tip key_answers_advice_tip
key_move key_move_tip key_pages key_pages_tip key_what_if key_what_if_tip key_save key_save_advice_tip
key_save_note_tip key_restart key_restart_tip key_search key_search_pages_tip key_search_diary_tip key_default
key_default_tip key_say_more key_say_more_tip key_take_back key_take_back_tip key_weeks key_weeks_tip key_entries
key_entries_tip key_measures key_measures_tip key_change key_change_tip key_take_out key_take_out_tip
key_something_else key_something_else_tip key_easy_days key_easy_days_tip key_hurts key_hurts_tip key_numb
key_numb_tip key_pause key_pause_tip key_next key_next_tip key_previous_tip key_more key_more_tip key_easier
key_easier_tip key_tell_more key_tell_more_tip key_end key_end_tip
plain_ended plain_reasons plain_sources plain_pages plain_walk_over plain_how_checklist plain_how_review
plain_how_choice plain_no_words plain_aid_keys plain_aid_keys_units
wish_back wish_back_about wish_why wish_why_about wish_words wish_words_about wish_restart wish_restart_about
wish_keys wish_keys_about wish_leave wish_leave_about wish_help wish_help_about wish_back_advice
wish_back_advice_about wish_save wish_save_about wish_more wish_more_about wish_move wish_move_about
typed_yes typed_no typed_unsure typed_back typed_why typed_words typed_restart typed_keys typed_leave typed_help
typed_save typed_move typed_units typed_pause typed_next typed_previous typed_more typed_ease typed_hurts typed_numb
typed_end typed_days
calendar_session calendar_review calendar_check calendar_session_detailed calendar_review_detailed
calendar_check_detailed calendar_about
refused_empty refused_nothing_named fits_height_metric fits_height_imperial fits_weight_metric fits_weight_imperial
refused_entry_empty
"""
"""Those in which nothing is filled in."""
_FILLED_IN: Mapping[str, tuple[str, ...]] = {
    "notice": ("reviewed",),
    "reviewed_by": ("name",),
    "protocol": ("id", "version", "digest", "notice"),
    "emergency": ("number",),
    "emergency_call": ("number",),
    "you_said": ("answer",),
    "question_of": ("asked", "at_most"),
    "up_to": ("number",),
    "use_answer": ("answer",),
    "type_first": ("hint",),
    "because": ("why",),
    "saved": ("file",),
    "print_from": ("file",),
    "not_saved": ("why", "folder"),
    "not_saved_names": ("name",),
    "found": ("number",),
    "found_one": ("number",),
    "do_instead": ("title",),
    "seconds": ("number",),
    "exercise_of": ("number", "exercises"),
    "times_of": ("number", "times"),
    "round_of": ("number", "rounds"),
    "done_pain": ("done", "pain"),
    "moment": ("weekday", "day", "month", "year", "time"),
    "stopped_kept": ("command",),
    "fault": ("program", "kind"),
    "fault_advice": ("title",),
    "fault_report": ("program",),
    "settings_file": ("file",),
    "settings_not_kept": ("why",),
    "plain_question": ("section", "asked", "at_most"),
    "plain_step": ("title", "asked", "at_most"),
    "plain_protocol": ("id", "version", "digest", "name"),
    "plain_read_page": ("keys",),
    "plain_walk": ("patient",),
    "plain_how_number": ("low", "high"),
    "plain_would_be": ("number",),
    "plain_would_be_no": ("number",),
    "summary_medicine": ("number", "of"),
    "not_taken": ("why",),
    "did_you_mean": ("why", "word"),
    "refused_pick": ("said", "most"),
    "refused_number": ("said", "low", "high"),
    "refused_number_unit": ("said", "low", "high", "unit"),
    "refused_word": ("said", "words"),
    "refused_long_name": ("number", "most"),
    "refused_named_already": ("said",),
    "refused_statement": ("said",),
    "refused_day": ("said", "date", "day", "month"),
    "refused_day_ahead": ("said", "date", "day", "month"),
    "refused_day_long_ago": ("said", "years", "date", "day", "month"),
    "refused_day_of_month": ("said", "no_month", "no_day", "date", "day", "month"),
    "refused_two_days": ("said", "this_day", "this_month", "year", "other_day", "other_month"),
    "refused_moment_ahead": ("said", "now"),
    "refused_time": ("said",),
    "refused_no_such_moment": ("said", "time"),
    "refused_height": ("said", "fits"),
    "refused_height_range": ("said", "low", "high", "fits"),
    "refused_height_cm": ("said", "low", "high", "fits"),
    "refused_height_in": ("said", "low", "high", "fits"),
    "refused_weight": ("said", "fits"),
    "refused_weight_range": ("said", "low", "high", "fits"),
    "refused_weight_kg": ("said", "low", "high", "fits"),
    "refused_weight_lb": ("said", "low", "high", "fits"),
    "fits_meant": ("this",),
    "fits_meant_either": ("this", "that"),
    "refused_tags": ("number", "most"),
    "refused_score": ("said", "most"),
    "refused_place": ("said", "words"),
    "refused_helped": ("number", "most"),
    "refused_long_helped": ("said", "most"),
    "refused_long_words": ("number", "most"),
    "refused_tag": ("said",),
    "refused_long_tag": ("said", "most"),
    "refused_medicine": ("said",),
}
SCREENS: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(_AS_THEY_STAND.split(), ()), **_FILLED_IN}
"""Every text with the names that are filled in."""

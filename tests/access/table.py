"""Who gets in where. Addresses of a check open for whoever has its link, signed in or not.

"advisor" has the review in hand, has asked for the file and saved the view; "colleague" is another advisor, and is the
one who was asked for a second opinion. A row may stand for several addresses of the admin, by a pattern.
"""

from fnmatch import fnmatchcase

ROLES = (
    "stranger",
    "owner",
    "advisor",
    "colleague",
    "lead advisor",
    "catalogue editor",
    "administrator",
    "auditor",
)
EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"stranger"}
STAFF = SIGNED_IN - {"owner"}
ADVISORS = frozenset({"advisor", "colleague", "lead advisor"})
CATALOGUE = frozenset({"catalogue editor", "administrator"})
NOBODY: frozenset[str] = frozenset()

_ROWS = {
    EVERYBODY: """
        landing start resume_by_code resume_by_email method privacy accessibility favicon theme set_language
        programs compare_programs program ranking check_receipt public_key
        resume renew_link firm part answers submit go_full again save result result_number receipt
        plan plan_now plan_receipt plan_uptake report what_if ask_review withdraw_review dispute_review questions
        own_data own_data_file agree withdraw_purpose my_file
        my account_login account_logout account_inactive account_request_login_code account_confirm_login_code
        account_reset_password account_reset_password_done account_reset_password_from_key
        account_reset_password_from_key_done mfa_authenticate admin:logout health_live health_ready
    """,
    SIGNED_IN: """
        account_change_password account_set_password usersessions_list
        mfa_index mfa_activate_totp mfa_add_webauthn mfa_list_webauthn mfa_generate_recovery_codes
    """,
    STAFF: "desk account",
    ADVISORS | {"auditor"}: "queue exports review",
    ADVISORS: """
        queue_next queue_take queue_view_save review_answer review_comment review_say review_take review_take_over
        review_plan_uptake second_reviews second_take
    """,
    frozenset({"advisor"}): """
        review_agree review_ask review_drop review_call review_note review_seen review_send review_take_back
        review_finish review_plan_step review_plan_undo queue_view queue_view_delete export export_cancel export_file
    """,
    frozenset({"advisor", "lead advisor"}): "review_release review_reopen",
    frozenset({"colleague"}): "second_review",
    frozenset({"colleague", "lead advisor"}): "second_give_back",
    frozenset({"lead advisor"}): "queue_assign review_settle figures calibration",
    frozenset({"lead advisor", "auditor"}): "record",
    CATALOGUE: """
        workbench workbench_* admin:index admin:login admin:jsi18n admin:app_list admin:password_change
        admin:password_change_done admin:admin/programs/* admin:admin/readiness/*
        admin:programs_program_* admin:programs_source_* admin:programs_tool_* admin:programs_vendor_*
        admin:programs_*_change admin:programs_*_changelist admin:programs_*_history
    """,
    frozenset({"administrator"}): """
        admin:readiness_user_add admin:readiness_user_change admin:readiness_user_changelist
        admin:readiness_user_factor admin:readiness_user_history admin:readiness_user_link
    """,
    NOBODY: """
        admin:autocomplete admin:view_on_site admin:admin/(?P<url>.[*])$ admin:readiness_user_delete
        admin:programs_factor_add admin:programs_number_add admin:programs_sentence_add
        admin:programs_factor_delete admin:programs_number_delete admin:programs_sentence_delete
        account_reauthenticate mfa_reauthenticate mfa_reauthenticate_webauthn
        mfa_deactivate_totp mfa_view_recovery_codes mfa_download_recovery_codes mfa_edit_webauthn mfa_remove_webauthn
        metrics
    """,
}
"""Nobody: the admin's own look-ups that no page of ours uses, rows that may not be added or deleted, a second
factor that the people here have not set up, and numbers that need a token."""
ALLOWED = {name: people for people, names in _ROWS.items() for name in names.split()}
"""By name or pattern; where several fit, the longest counts."""


def allowed(name: str) -> set[str]:
    """Return who gets into the address of a name."""
    rows = [row for row in ALLOWED if fnmatchcase(name, row)]
    assert rows, f"{name} needs a row in tests/access/table.py"
    return set(ALLOWED[max(rows, key=len)])

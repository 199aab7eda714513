"""Every number that the method reads from a catalogue, by code."""

_SHARES = [f"confidence_{name}" for name in ("official", "press", "secondary", "unconfirmed")]
_SHARES += [f"age_{name}" for name in ("fresh", "ageing", "old")]
_SHARES += [f"intake_{name}" for name in ("open", "reported", "unknown", "ended")]
_LEVELS = [f"exposure_{table}_{level}" for table in ("export", "terms", "skills", "critical") for level in range(1, 6)]
_OTHERS = """
weight_gap_coverage weight_goal_relevance weight_level_fit weight_practicality weight_certainty
goal_first goal_second goal_third goal_general goal_none level_one_outside level_none
practical_unknown platform_other fresh_days ageing_days
hours_under_5 hours_5-20 hours_20-60 hours_unknown money_none money_under_200 money_200-1000 money_unknown
level_outside_plan robust_vectors robust_low robust_high robust_seed
plan_most plan_candidates plan_coverage plan_goals plan_tolerance plan_exposure_step
step_to_target step_beyond step_on_pathway reported_coverage
band_moderate band_high band_very_high unknown_weight warn_from note_from
exposure_makers_none exposure_makers_one exposure_makers_two exposure_makers_many
exposure_open_only exposure_open_mixed exposure_closed_only exposure_open_none
exposure_commitment_none exposure_commitment_up_to_12_months exposure_commitment_over_12_months
exposure_own_servers exposure_critical_none
warn_export warn_terms warn_second_model warn_skills goal_gate_history goal_gate_oversight
"""

NEEDED = frozenset(_OTHERS.split()).union(_SHARES, _LEVELS)

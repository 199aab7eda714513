import pytest

from readiness.core.profile import read_profile

from .firms import PROFILE, SEED

YES_NO_UNKNOWN = "yes no unknown"
KEYS = {
    "sector": "manufacturing construction wholesale retail food_services transport_logistics tourism"
    " information_communications finance professional_services education health_social other",
    "headcount": "1-4 5-9 10-24 25-49 50-99 100-200 over_200",
    "has_employees": "yes no",
    "turnover": "under_1m 1m-10m 10m-100m over_100m unknown",
    "local_shareholding": YES_NO_UNKNOWN,
    "suppliers": "aws microsoft google alibaba other own_servers none unknown",
    "ai_tools": "chatgpt copilot gemini qwen claude deepseek built_in other none unknown",
    "ai_paid_by": "firm staff free none unknown",
    "commitment": "none up_to_12_months over_12_months unknown",
    "data": "customer_personal identity_documents health financial children staff client_secrets none",
    "regulated": "yes no",
    "customers_in": "singapore china asean eu us other",
    "languages": "en zh ms ta other",
    "goals": "demand_forecasting customer_service energy documents marketing quality_inspection rostering"
    " anomaly_detection coding not_sure",
    "ai_affects_people": YES_NO_UNKNOWN,
    "it_staff": "none part one more",
    "union": YES_NO_UNKNOWN,
    "ctc": YES_NO_UNKNOWN,
    "learners": "owner managers staff developers mid_career",
    "hours_per_person": "under_5 5-20 20-60 over_60 unknown",
    "budget_per_person": "none under_200 200-1000 over_1000 unknown",
    "formats": "self_paced online_class on_site weekend",
    "critical_supplier": "aws microsoft google alibaba other own_servers none unknown",
}
"""The table of interfaces, "Profile keys"."""
LISTS = {"suppliers", "ai_tools", "data", "customers_in", "languages", "goals", "learners", "formats"}


def test_profile_keys_are_those_of_the_interface() -> None:
    found = {code: set(key.values) for code, key in SEED.profile_keys.items()}

    assert found == {code: set(values.split()) for code, values in KEYS.items()}
    assert {code for code, key in SEED.profile_keys.items() if key.kind != "one"} == LISTS
    assert {code for code, key in SEED.profile_keys.items() if key.required} == set(PROFILE)


@pytest.mark.parametrize(("code", "value"), [(code, value) for code, some in KEYS.items() for value in some.split()])
def test_profile_accepts_every_value_of_the_interface(code: str, value: str) -> None:
    given, read = ([value], (value,)) if code in LISTS else (value, value)

    assert read_profile(SEED, PROFILE | {code: given})[code] == read

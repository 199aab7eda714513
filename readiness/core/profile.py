"""Facts about the firm: reading them strictly, and the traits that follow from them."""

from collections.abc import Mapping, Sequence

from .errors import InvalidInput
from .questionnaire import NONE, UNKNOWN, ProfileKey, Questionnaire, Trait

Profile = Mapping[str, str | tuple[str, ...]]


def read_profile(questionnaire: Questionnaire, given: object) -> Profile:
    """Return the stated facts, lists as tuples; a fact left out is unknown and stays left out.

    Raises InvalidInput naming the key for an unknown key, a missing required one or a value outside its list.
    Source: interfaces, profile keys.
    """
    if not isinstance(given, Mapping):
        raise InvalidInput("profile", "must be a mapping of facts about the firm.")
    keys = questionnaire.profile_keys
    if extra := [key for key in given if key not in keys]:
        raise InvalidInput(f"profile.{extra[0]}", f"is not a fact we ask. Known: {', '.join(keys)}.")
    if missing := [code for code, key in keys.items() if key.required and code not in given]:
        raise InvalidInput(f"profile.{missing[0]}", f"is missing. Required and missing: {', '.join(missing)}.")
    return {code: read_fact(keys[code], value) for code, value in given.items()}


def read_fact(key: ProfileKey, value: object) -> str | tuple[str, ...]:
    """Return one fact, checked against its list of values. Raises InvalidInput naming the key."""
    where = f"profile.{key.code}"
    if key.kind == "one":
        return _one(key, value, where)
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise InvalidInput(where, "must be a list.")
    values = tuple(_one(key, each, where) for each in value)
    _check_list(key, values, where)
    return values


def _one(key: ProfileKey, value: object, where: str) -> str:
    if isinstance(value, str) and value in key.values:
        return value
    raise InvalidInput(where, f"{value!r} is not a possible value. Use one of: {', '.join(key.values)}.")


def _check_list(key: ProfileKey, values: tuple[str, ...], where: str) -> None:
    if not values:
        hint = "write [none] for none" if NONE in key.values else "leave the key out if it is not known"
        raise InvalidInput(where, f"is an empty list; {hint}.")
    if len(set(values)) < len(values):
        raise InvalidInput(where, "names a value twice.")
    if len(values) > 1 and (alone := {NONE, UNKNOWN}.intersection(values)):
        raise InvalidInput(where, f"has {min(alone)} together with other values; give it alone or leave it out.")
    if key.at_most and len(values) > key.at_most:
        raise InvalidInput(where, f"has {len(values)} values; give at most {key.at_most}.")


def trait_holds(trait: Trait, profile: Profile, *, at_worst: bool) -> bool:
    """Say whether the trait holds. Where the fact is `unknown`, it holds at worst and not at best.

    A fact left out makes an any_of trait false and a none_of trait true.
    """
    stated = profile.get(trait.key, ())
    values = (stated,) if isinstance(stated, str) else stated
    if trait.none_of:
        return not set(trait.none_of).intersection(values)
    return bool(set(trait.any_of).intersection(values)) or (at_worst and is_undecided(trait, profile))


def is_undecided(trait: Trait, profile: Profile) -> bool:
    """Say whether the firm answered `unknown` to a yes/no fact that does not itself list unknown."""
    return profile.get(trait.key) == UNKNOWN and UNKNOWN not in trait.any_of

"""What a service can have, by code: built in, and added by a council."""

from collections.abc import Iterable, Mapping
from functools import cache

from clcdesk.rules.facts import Feature
from clcdesk.words import wording


@cache
def built_in(language: str = "en") -> Mapping[str, Feature]:
    """The features of `resources/wording/LANGUAGE/features.toml`, by code, in its order."""
    return {
        code: Feature(code, entry["words"], entry["family_words"], entry["print"])
        for code, entry in wording(language, "features").items()
    }


def known(added: Iterable[Feature], language: str = "en") -> Mapping[str, Feature]:
    """The built-in features and those a council added, by code."""
    return {**built_in(language), **{feature.code: feature for feature in added}}

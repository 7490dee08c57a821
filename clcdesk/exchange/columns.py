"""The columns of a directory, in the order of its description, and what a cell of each may hold.

The order is that of the fields of `rules.facts`: a row's values, after its references, are a fact.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from clcdesk.exchange import cells
from clcdesk.exchange.cells import Parse
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import DAYS

PROVIDERS = (
    *("provider_ref", "provider", "framework", "lots", "joined", "left", "suspended_from", "suspended_to"),
    *("suspension_reason", "role", "quality_score", "phone", "email", "website", "cqc_provider_id"),
)
SERVICES = (
    *("service_ref", "provider_ref", "service", "kind", "setting", "lots", "bands", "address", "postcode", "areas"),
    *("min_age", "max_age", "activities", "features", "features_no", "languages", "staff_choice", "description"),
    *("phone", "email", "website", "registered", "cqc_location_id", "cqc_rating", "cqc_rating_date", "opens"),
    *("closes", "closed_dates", "extra_costs", "meals", "group_size", "visits", "referral_email", "photo"),
    *("valid_from", "valid_to", "checked_on"),
)
CAPACITY = (*("service_ref", "band", "day", "session", "places", "vacancies", "as_of", "source", "told_by"),)
FEATURES = ("code", "words", "family_words", "print")

SHEETS: Mapping[str, tuple[str, ...]] = {
    "providers": PROVIDERS,
    "services": SERVICES,
    "capacity": CAPACITY,
    "features": FEATURES,
}
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "providers": ("provider_ref", "provider", "framework"),
    "services": ("service_ref", "provider_ref", "service", "postcode"),
    "capacity": ("service_ref", "day", "session"),
    "features": ("code",),
}
"""The columns a sheet cannot do without; but for a postcode, none of their cells may be blank."""
MAY_BE_BLANK = frozenset({"postcode"})


class Codes(NamedTuple):
    """Every code that is known anywhere, whatever row it stands in."""

    frameworks: Iterable[str]
    lots: Iterable[str]
    areas: Iterable[str]
    bands: Iterable[str]
    """As their definitions spell them."""
    any_band: bool
    """Whether some framework publishes no bands, so that a band we do not know may be right."""
    features: Iterable[str]


def codes(frameworks: Mapping[str, Framework], features: Iterable[str]) -> Codes:
    each = frameworks.values()
    return Codes(
        frameworks=tuple(frameworks),
        lots=tuple(dict.fromkeys(lot for framework in each for lot in framework.lots)),
        areas=tuple(dict.fromkeys(area for framework in each for area in framework.areas)),
        bands=tuple(dict.fromkeys(band for framework in each for band in framework.bands)),
        any_band=any(not framework.bands for framework in each),
        features=tuple(features),
    )


def parsers(known: Codes, today: date) -> Mapping[str, Mapping[str, Parse]]:
    """For each of the three sheets, the columns that are not plain text."""
    lots, features, areas = cells.codes(known.lots), cells.codes(known.features), cells.codes(known.areas)
    return {
        "providers": {
            "framework": cells.code(known.frameworks),
            "lots": lots,
            "role": cells.roles(known.areas),
            "quality_score": cells.number,
            **dict.fromkeys(("joined", "left", "suspended_from", "suspended_to"), cells.day),
        },
        "services": {
            "kind": cells.code(("day", "pa", "home-care", "supported-living")),
            "setting": cells.code(("building", "community", "own-home", "remote")),
            "lots": lots,
            "bands": cells.bands(known.bands, any_band=known.any_band),
            "areas": areas,
            "staff_choice": cells.code(("female", "male", "either")),
            "registered": cells.yes_or_no,
            "closed_dates": cells.spans,
            "group_size": cells.number_or_text,
            **dict.fromkeys(("features", "features_no"), features),
            **dict.fromkeys(("activities", "languages"), cells.items),
            **dict.fromkeys(("min_age", "max_age"), cells.whole_number),
            **dict.fromkeys(("opens", "closes"), cells.time_of_day),
            **dict.fromkeys(("cqc_rating_date", "valid_from", "valid_to", "checked_on"), cells.day),
        },
        "capacity": {
            "band": cells.band(known.bands, any_band=known.any_band),
            "day": cells.code((*DAYS, "any")),
            "session": cells.code(("am", "pm", "eve", "full", "hour")),
            "places": cells.number,
            "vacancies": cells.vacancies,
            "as_of": cells.day_until(today),
            "source": cells.code(("phone", "email", "visit", "return")),
        },
    }


def new_features() -> Mapping[str, Parse]:
    """The columns of *features* that are not plain text. They are read first: other sheets use the codes."""
    return {"code": cells.new_code, "print": cells.yes_or_no}

"""The features: each that is built in, in words, and what may stand on paper."""

from clcdesk.rules.facts import Feature
from clcdesk.words.features import built_in, known

BUILT_IN = (
    "hoist ceiling-track changing-places wheelchair tube-feeding epilepsy-rescue behaviour makaton bsl quiet-room "
    "secure-site personal-care modified-diet suction-oxygen medicines changing-bed two-staff posture "
    "wheelchair-vehicle sensory-room hydrotherapy one-to-one two-to-one for-pmld for-autism for-dementia "
    "for-mental-health for-physical for-sensory"
)


def test_every_feature_is_there_in_words() -> None:
    assert list(built_in()) == BUILT_IN.split()
    for code, feature in built_in().items():
        assert feature.code == code
        assert feature.words[0].isupper()
        assert feature.family_words.strip() == feature.family_words != ""


def test_what_a_service_does_for_a_group_of_people_never_prints() -> None:
    assert [code for code, feature in built_in().items() if not feature.prints] == [
        code for code in BUILT_IN.split() if code.startswith("for-")
    ]


def test_a_council_adds_its_own() -> None:
    pool = Feature("pool", "Pool", "a pool", prints=True)
    assert list(known([pool])) == [*BUILT_IN.split(), "pool"]
    assert "pool" not in built_in()

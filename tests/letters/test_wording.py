import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.letters import compose
from clcdesk.letters.blocks import Run
from clcdesk.letters.wording import BlankError, Wording, blanks_of, fill, plain, sentences
from clcdesk.words import wording
from tests.letters import variety

LETTER = wording("en", "letter")
TEXTS = {
    (voice, f"{section}.{key}"): text
    for voice in ("mine", "other")
    for section, keys in LETTER[voice].items()
    for key, text in keys.items()
}


def phrases_in(table: Mapping[str, object]) -> list[str]:
    found: list[str] = []
    for value in table.values():
        if isinstance(value, Mapping):
            found += phrases_in(value)
        else:
            found += [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    return found


def test_bold_marks_come_in_pairs_and_blanks_are_closed() -> None:
    for text in TEXTS.values():
        assert text.count("**") % 2 == 0, text
        assert "{" not in re.sub(r"\{\w+\}", "", text), text


def test_what_the_other_voice_changes_is_there_in_both_unless_it_is_only_its_own() -> None:
    mine = {key for voice, key in TEXTS if voice == "mine"}
    own = {key for voice, key in TEXTS if voice == "other"} - mine
    assert own == {
        "intro.whose_best",
        "intro.whose_own",
        "slip.lead_own",
        "slip.who",
        "slip.want",
        "slip.best",
        "slip.view",
        "slip.agree",
        "slip.disagree",
    }


def test_the_words_are_those_of_the_field_and_fit_anybody() -> None:
    text = " ".join([*TEXTS.values(), *phrases_in(LETTER["phrases"])])
    for word in ("client", "customer", "service user", "she", "he", "his", "her", "vulnerable", "organize", "program"):
        assert not re.search(rf"\b{word}s?\b", text, re.IGNORECASE), word
    assert "'" not in text and '"' not in text, "typographic marks only"


def test_every_key_is_used_and_every_blank_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[tuple[str, str]] = set()
    template = Wording.template

    def noting(self: Wording, key: str) -> str:
        text = template(self, key)
        used.update((voice, key) for voice in ("mine", "other") if TEXTS.get((voice, key)) == text)
        return text

    monkeypatch.setattr(Wording, "template", noting)
    for facts in variety.letters():
        compose.letter(facts)
    assert set(TEXTS) - used == set()


def test_the_whole_letter_is_easy_to_read() -> None:
    """Written for a reading age of about 9 to 11: Flesch and Kincaid's grade (age less five) of the fixed words."""
    for voice in ("mine", "other"):
        text = re.sub(
            r"\{\w+\}|\*\*", "Asha", " ".join(t for (v, _k), t in TEXTS.items() if v == voice and t[-1] in ".?")
        )
        words = re.findall(r"[A-Za-z’]+", text)
        ends = len(re.findall(r"[.?:]( |$)", text))
        syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
        grade = 0.39 * len(words) / ends + 11.8 * syllables / len(words) - 15.59
        assert grade < 6, grade


def test_a_blank_without_a_fact_is_a_fault() -> None:
    with pytest.raises(BlankError, match="asked_on"):
        fill("on {asked_on}", {})
    with pytest.raises(BlankError, match="asked_on"):
        fill("on {asked_on}", {"asked_on": ""})
    with pytest.raises(KeyError, match="nothing"):
        Wording("mine", {}).words("intro.nothing")


def test_what_may_be_left_out_is_left_out_whole() -> None:
    say = Wording("mine", {})
    assert say.maybe("foot.private", privacy="") == ()
    assert plain(say.maybe("foot.private", privacy="fosse.example")).endswith("support: fosse.example")


def test_bold_and_links_go_through() -> None:
    assert fill("**by {day}**.", {"day": "Monday"}) == (Run("by Monday", bold=True), Run("."))
    linked = (Run("a", link="https://a.example"),)
    assert fill("**{x}** b", {"x": linked}) == (Run("a", bold=True, link="https://a.example"), Run(" b"))


def test_sentences_leave_no_double_space() -> None:
    assert sentences((), (Run("A."),), (), (Run("B."),)) == (Run("A. B."),)


def test_the_other_voice_falls_back_to_the_person_s() -> None:
    other = Wording("other", {"name": "Asha"})
    assert other.text("opening.title") == "Choosing who supports Asha"
    assert other.text("how.head") == "How we made this list"
    assert other.in_voice("mine").text("opening.title") == "Choosing who supports you"


@given(st.text(min_size=1))
def test_a_fact_is_taken_as_typed(fact: str) -> None:
    assert plain(fill("**{a}** and {b}", {"a": fact, "b": "**x** {a}"})) == f"{fact} and **x** {{a}}"


def test_blanks_of() -> None:
    assert blanks_of("{a} **{b}** c") == ("a", "b")

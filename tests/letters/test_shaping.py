import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.letters import shaping
from clcdesk.letters.fonts import Weight, face


def text_of(word: tuple[shaping.Shaped, ...]) -> str:
    return "".join(shaped.text for shaped in word)


def test_a_latin_word_is_its_letters() -> None:
    (shaped,) = shaping.word("Café", "Regular")
    assert shaped.face == "AtkinsonHyperlegible-Regular"
    assert "".join(glyph.text for glyph in shaped.glyphs) == "Café"
    assert shaped.faithful
    assert shaped.width == sum(glyph.advance for glyph in shaped.glyphs)


def test_no_ligature_hides_letters() -> None:
    (shaped,) = shaping.word("office-waffle", "Regular")
    assert len(shaped.glyphs) == len("office-waffle")


def test_arabic_letters_join() -> None:
    (joined,) = shaping.word("قهوة", "Regular", rtl=True)
    apart = [shaping.word(letter, "Regular", rtl=True)[0].glyphs for letter in "قهوة"]
    assert {glyph.number for glyph in joined.glyphs} != {glyph.number for glyphs in apart for glyph in glyphs}
    assert not joined.faithful


def test_gujarati_vowels_move() -> None:
    (shaped,) = shaping.word("કિ", "Regular")
    font = face(shaped.face)
    assert font.characters.get(shaped.glyphs[0].number) != "ક"
    assert font.characters[shaped.glyphs[-1].number] == "ક"
    assert shaped.glyphs[0].text == "કિ"


def test_brackets_are_mirrored_from_the_right() -> None:
    (left,) = shaping.word("(", "Regular")
    (right,) = shaping.word("(", "Regular", rtl=True)
    assert right.glyphs[0].number == shaping.word(")", "Regular")[0].glyphs[0].number != left.glyphs[0].number


def test_a_character_without_a_font_is_replaced_but_kept_as_text() -> None:
    shaped = shaping.word("a😀b", "Regular")
    assert text_of(shaped) == "a😀b"
    assert [part.faithful for part in shaped] == [True, False, True]
    assert shaped[1].glyphs[0].number == shaping.word("\ufffd", "Regular")[0].glyphs[0].number


def test_a_mark_makes_one_letter_with_what_it_stands_on() -> None:
    (shaped,) = shaping.word("e\u0301t", "Regular")
    assert len(shaped.glyphs) == 2
    assert shaped.glyphs[0].number == shaping.word("é", "Regular")[0].glyphs[0].number


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("a  b\n\tc", "a b c"),
        ("a\x00\x07b\x9f", "ab"),
        ("\ud800x\udfff", "�x�"),
        ("\ufeffa\ufffeb", "ab"),
        ("£4\u00a0a", "£4\u00a0a"),
        ("<b>A & B</b>", "<b>A & B</b>"),
    ],
)
def test_text_is_made_fit_for_a_pdf(raw: str, tidied: str) -> None:
    assert shaping.tidy(raw) == tidied


@given(st.text(max_size=12), st.sampled_from(["Regular", "Bold"]), st.booleans())
def test_no_word_is_lost_and_no_glyph_is_missing(text: str, weight: Weight, rtl: bool) -> None:
    word = shaping.word(shaping.tidy(text), weight, rtl)
    assert text_of(word) == shaping.tidy(text)
    assert all(glyph.number for shaped in word for glyph in shaped.glyphs)


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=20))
def test_tidying_keeps_every_letter(text: str) -> None:
    kept = [c for c in shaping.tidy(text) if unicodedata.category(c) != "Zs"]
    assert kept == [c for c in text if unicodedata.category(c) != "Zs"]

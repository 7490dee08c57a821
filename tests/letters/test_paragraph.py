from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.letters.blocks import Run
from clcdesk.letters.paragraph import Line, Style, break_lines, glue, width
from clcdesk.letters.shaping import NBSP, tidy

STYLE = Style(12, 16.4, "#1b1b1b")
LONG = "abcdefghijklmnopqrstuvwxyz" * 12


def words(line: Line) -> str:
    return "".join(piece.shaped.text for piece in line.pieces)


def texts(text: str, room: float, **how: bool) -> list[str]:
    return [words(line).replace(NBSP, " ") for line in break_lines((Run(text),), STYLE, room, **how)]


@pytest.mark.parametrize(
    "together",
    [
        "Monday 30 June 2025",
        "2 June 2025",
        "22 December",
        "0116 496 0180",
        "0116 496 0999",
        "9.30 am",
        "4 pm",
        "page 2 of 7",
        "3 miles",
        "1 mile",
        "LE13 1AB",
    ],
)
def test_what_is_one_thing_never_breaks(together: str) -> None:
    assert " " not in glue(together)
    for room in range(60, 300, 7):
        if room > width(together, STYLE.size):
            assert any(together in line for line in texts(f"Please ring us on, by or at {together} or later.", room))


@pytest.mark.parametrize("apart", ["ring 0116", "9am to 4pm", "June was wet", "2 Junes", "£4 a day", "7 services"])
def test_other_spaces_stay_ordinary(apart: str) -> None:
    assert glue(apart) == apart


def test_a_telephone_number_wider_than_the_room_gives_way_at_its_spaces() -> None:
    assert texts("0116 496 0180", 50) == ["0116 496", "0180"]


def test_a_word_wider_than_the_room_breaks_and_says_so() -> None:
    lines = break_lines((Run(f"See {LONG} here"),), STYLE, 200)
    assert words(lines[0]) == "See"
    assert "".join(map(words, lines[1:])) == f"{LONG} here"
    assert [line.broken for line in lines[1:]] == [True] * (len(lines) - 2) + [False]
    assert all(line.width <= 200 for line in lines)


def test_a_long_address_breaks_behind_a_sign_that_joins() -> None:
    assert texts("bluebell-visits@barnandgarden.example", 130) == ["bluebell-visits@", "barnandgarden.example"]


def test_bold_and_plain_share_a_word() -> None:
    (line,) = break_lines((Run("“cook”:", True), Run(" the "), Run("group", True), Run("’s goats")), STYLE, 400)
    assert words(line) == "“cook”: the group’s goats"
    assert [piece.shaped.face[-4:] for piece in line.pieces if piece.shaped.text in ("group", "’s")] == ["Bold", "ular"]


def test_a_link_keeps_to_its_words() -> None:
    lines = break_lines((Run("Write to "), Run("a@b.example", False, "mailto:a@b.example"), Run(".")), STYLE, 400)
    assert [piece.shaped.text for piece in lines[0].pieces if piece.link] == ["a@b.example"]


def test_no_words_are_no_lines() -> None:
    assert break_lines((), STYLE, 100) == ()
    assert break_lines((Run("  "), Run("")), STYLE, 100) == ()


def test_text_from_the_right_has_levels_and_its_numbers_none_of_them_turned() -> None:
    (line,) = break_lines((Run("مركز (ليستر) 0116 496 0321"),), STYLE, 400, rtl=True)
    assert {piece.level for piece in line.pieces if piece.shaped.text in ("0116", "496", "0321")} == {2}
    assert {
        piece.level for piece in line.pieces if piece.shaped.text.isalpha() and not piece.shaped.text.isascii()
    } == {1}


def test_urdu_is_taller() -> None:
    (naskh,) = break_lines((Run("سورج"),), STYLE, 400, rtl=True)
    (nastaliq,) = break_lines((Run("سورج"),), STYLE, 400, rtl=True, urdu=True)
    assert nastaliq.ascent > naskh.ascent


@given(
    st.lists(st.tuples(st.text(max_size=40), st.booleans()), max_size=4),
    st.floats(30, 400),
    st.booleans(),
)
def test_every_line_fits_and_no_word_is_lost(runs: list[tuple[str, bool]], room: float, rtl: bool) -> None:
    lines = break_lines(tuple(Run(text, bold) for text, bold in runs), STYLE, room, rtl)
    drawn = "".join(words(line) + ("" if line.broken else " ") for line in lines)
    given_words = "".join(tidy(text) for text, _ in runs)
    assert drawn.split() == given_words.split()
    assert all(line.width <= room + 0.01 or len(words(line)) < 8 for line in lines)
    assert all(line.pieces for line in lines)


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=300), st.floats(20, 300))
def test_a_word_of_letters_always_fits(word: str, room: float) -> None:
    lines = break_lines((Run(word),), STYLE, room)
    assert all(line.width <= room + 0.01 for line in lines)
    assert all(first.broken for first, _ in pairwise(lines))

import pytest
from bidi import get_display  # type: ignore[import-untyped]
from bidi.mirror import MIRRORED  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.letters.bidi import levels, runs_left, visual_order
from clcdesk.letters.paragraph import glue


def seen(text: str, base: int) -> str:
    """The text as it stands on paper, brackets turned as fonts turn them."""
    of = levels(text, base)
    turned = [MIRRORED.get(c, c) if level & 1 else c for c, level in zip(text, of, strict=True)]
    return "".join(visual_order(turned, of))


@pytest.mark.parametrize(
    ("text", "runs"), [("Melton (LE13)", False), ("café", False), ("مركز", True), ("a ש", True), ("ગુજરાતી", False)]
)
def test_only_some_scripts_need_it(text: str, runs: bool) -> None:
    assert runs_left(text) is runs


def test_numbers_read_from_the_left_in_text_from_the_right() -> None:
    assert seen(glue("طلب 0116 496 0321"), 1).startswith("0116\u00a0496\u00a00321")
    assert seen(glue("طلب (0116 496 0321) abc"), 0).startswith("(0116\u00a0496\u00a00321)")


@pytest.mark.parametrize(
    ("text", "base", "paper"),
    [
        ("abc (אבג) def", 0, "abc (גבא) def"),
        ("אבג (abc) דהו", 1, "והד (abc) גבא"),
        ("אבג (דהו) 12", 1, "12 (והד) גבא"),
        ("a(ב)c", 0, "a(ב)c"),
        ("אב(גד[&הו].)fr", 1, "fr(.[וה&]דג)בא"),
    ],
)
def test_brackets_that_belong_together_run_together(text: str, base: int, paper: str) -> None:
    assert seen(text, base) == paper


@given(st.text(st.sampled_from("abאבجد12 ()[].,-:&"), max_size=16), st.sampled_from([0, 1]))
def test_it_agrees_with_an_independent_implementation(text: str, base: int) -> None:
    whole = f"a{text}ב"  # something at the end, so that spaces there do not differ by the rule for line ends
    assert "".join(visual_order(whole, levels(whole, base))) == get_display(whole, base_dir="LR"[base])

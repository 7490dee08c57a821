"""The style sheet, filled from the tokens and the size of the text.

Roles are dynamic properties: `label.setProperty("role", "title")`. The names a widget may use:
labels `title section strong muted filter error status`; buttons `filled link quiet segment chip
rail step`; frames `surface sunk tint banner card panel`; and `invalid` (true) on a field.
"""

from string import Template

from clcdesk.paths import resource
from clcdesk.ui.look.current import Look

CELL_MARGIN = 3
"""Pixels that Qt leaves before the text of a cell beside its padding: the head stands above its column."""


def sheet(look: Look) -> str:
    """The style sheet of a look. All sizes are pixels, worked out from the size of the text."""
    scale = look.percent / 100

    def px(size: float) -> int:
        return max(1, round(size * scale))

    tall = 44 if look.touch else 32
    sizes = {f"p{size}": px(size) for size in (2, 4, 5, 6, 8, 9, 10, 12, 14, 16, 18, 20, 24)}
    type_sizes = {
        "body": px(16),
        "title": px(22),
        "section": px(18),
        "filter": px(15),
        "small": px(14),
        "field": px(tall - 10),
        "button": px(tall - 10),
        "head": px(8) + CELL_MARGIN,
        "page_head": px(14) + CELL_MARGIN,
    }
    ground = "light" if look.theme == "light" else "dark"
    return Template(resource("look", "desk.qss").read_text("utf-8")).substitute(
        vars(look.tokens),
        **sizes,
        **type_sizes,
        tick=_picture(f"tick-{ground}"),
        down=_picture(f"down-{ground}"),
        contrast_line="border: 1px solid #FFFFFF;" if look.theme == "contrast" else "",
    )


def _picture(name: str) -> str:
    return resource("icons", f"{name}.png").as_posix()

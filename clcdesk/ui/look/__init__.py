"""How the window looks: colours, type, sizes, and the style that draws them.

Sizes are given in effective pixels of a body text of 16 px and grow with the text: `px(8)`.
"""

from clcdesk.ui.look.apply import apply, bundled_fonts
from clcdesk.ui.look.chosen import chosen
from clcdesk.ui.look.current import Look, colour, current, em, px
from clcdesk.ui.look.tokens import THEMES, Tokens

__all__ = ["THEMES", "Look", "Tokens", "apply", "bundled_fonts", "chosen", "colour", "current", "em", "px"]

"""Put a look on the application: fonts, palette, style and style sheet, in this order."""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from clcdesk.paths import resource
from clcdesk.ui.look import current
from clcdesk.ui.look.current import BODY, Look
from clcdesk.ui.look.sheet import sheet
from clcdesk.ui.look.tokens import Tokens

FAMILY = "Atkinson Hyperlegible"


@cache
def bundled_fonts() -> tuple[str, ...]:
    """Load the fonts that ship with the product; the families they hold."""
    files = sorted(resource("fonts").glob("AtkinsonHyperlegible*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return tuple(dict.fromkeys(name for font in loaded for name in QFontDatabase.applicationFontFamilies(font)))


def apply(app: QApplication, look: Look) -> None:
    """Everything shown from now on has this look. Pages built before must be built anew (their margins).

    Costs nothing when it is the look already: Qt would polish every widget there is anew.
    """
    if app.property("desk_look") == repr(look):
        return
    app.setProperty("desk_look", repr(look))
    current.put(look)
    families = bundled_fonts()
    font = QFont(families[0] if families else FAMILY)
    font.setPixelSize(current.px(BODY))
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    app.setFont(font)
    app.setPalette(palette(look.tokens))
    if not isinstance(app.property("desk_style"), bool):
        app.setStyle("Fusion")
        app.setProperty("desk_style", True)
    app.setStyleSheet(sheet(look))


def palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette(QColor(tokens.window))
    for which, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.surface),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.Highlight, tokens.selected),
        (role.HighlightedText, tokens.text),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.edge),
        (role.Shadow, tokens.edge),
        (role.Accent, tokens.accent),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return made

"""The reference sheet of states stands, in every theme, without a fault."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clcdesk.ui.look import THEMES, Look
from clcdesk.ui.look.tokens import ThemeName
from tests.ui import scenes, states
from tests.ui.audit import findings

TALLER = "cannot be smaller than"
"""The sheet is longer than the screen: it is a page to look at, not one to work on."""


@pytest.mark.parametrize("theme", THEMES)
def test_every_state_of_every_control_can_be_seen_read_and_reached(
    filled_path: Path, qapp: QApplication, theme: ThemeName
) -> None:
    with scenes.window(filled_path, Look(theme, 100)) as shown, states.opened(shown) as sheet:
        assert [one for one in findings(sheet) if TALLER not in one] == []
        assert sheet.busy.isVisible()
        assert sheet.busy.bar.value() == 24
        sheet.pose()
        assert len(sheet.rings) == len(sheet.ringed)
        assert all(ring.isVisible() for ring in sheet.rings)
        assert sheet.tables[0].over == 1

"""Letters: the page beside what it is told, final letters, what leaves, and the register of papers."""

import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget

from clcdesk.services import choices, letter_form, papers, people
from clcdesk.ui import printing
from clcdesk.ui.case.letters import LettersStep
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.tasks import Progress
from tests.ui import scenes
from tests.ui.conftest import Modifier, focused, press, type_text

Key = Qt.Key
TABS = 60
"""More than any step has."""


@pytest.fixture
def step(desk_window: MainWindow) -> LettersStep:
    """Asha's letters, the next one on its page."""
    return _shown(desk_window, scenes.ASHA)


def _shown(window: MainWindow, reference: str) -> LettersStep:
    scenes.desk_of(window).go("case", scenes.person(window, reference).id, "letters")
    scenes.settle(window)
    step = next(one for one in window.findChildren(LettersStep) if one.isVisible())
    _settle(window, step)
    return step


def _settle(window: MainWindow, step: LettersStep) -> None:
    """Until the letter that was asked for is on the page."""
    scenes.settle(window, 0.05)
    end = time.monotonic() + scenes.PATIENCE
    while (step.making or (not step.shown and step.draft is None and step.page.stop_words.text() == "")) and (
        time.monotonic() < end
    ):
        scenes.settle(window, 0.05)
    scenes.settle(window, 0.3)


def _tab_to(name: str) -> QWidget:
    for _each in range(TABS):
        if focused().accessibleName() == name:
            return focused()
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")


def _answer(kind: type[QDialog], presses: Callable[[QWidget], None]) -> None:
    """Do this to the next dialog of a kind."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, look)
        else:
            presses(dialog)

    QTimer.singleShot(20, look)


def _agree(dialog: QWidget) -> None:
    assert isinstance(dialog, QMessageBox)
    next(one for one in dialog.buttons() if one.text() != "Not now").click()


def test_the_page_is_the_letter_and_is_read_out_as_its_text(step: LettersStep) -> None:
    pages = step.page.pages
    assert pages.count == len(pypdfium2.PdfDocument(step.draft.letter))  # type: ignore[union-attr]
    assert step.page.where.text() == f"Page 1 of {pages.count}"
    assert "Dear Asha" in pages.accessibleDescription()
    assert step.page.said.text() == "version 2, not final"
    last = pages.sheets.images
    pages.turn_to(3)
    assert step.page.where.text() == f"Page 3 of {pages.count}"
    step.page.as_text.click()
    assert "Dear Asha" in step.page.text.toPlainText()
    assert step.page.text.isVisible()
    assert pages.sheets.images is last


def test_what_is_chosen_and_typed_stands_in_the_letter(step: LettersStep, desk_window: MainWindow) -> None:
    db, case_id = step.desk.db, step.case_id
    assert focused().accessibleName() == "Asha"
    press(Key.Key_Down)
    _settle(desk_window, step)
    chosen = letter_form.of(db, case_id).contact_id
    assert chosen is not None
    assert "Dear Asha" not in step.page.pages.accessibleDescription()
    _tab_to("Reply by")
    type_text("30 jun 2025")
    _tab_to("Choose a day: Reply by")
    _settle(desk_window, step)
    assert "Monday 30 June 2025" in step.page.pages.accessibleDescription()
    assert step.options.reply_by.autosave.text == "Mon 30 Jun 2025"
    service = next(iter(step.options.in_full.boxes.values()))
    service.click()
    _settle(desk_window, step)
    assert [offer.in_full for offer in step.draft.letter_facts.offers].count(True) == 1  # type: ignore[union-attr]
    step.desk.undo()
    step.desk.undo()
    step.desk.undo()
    _settle(desk_window, step)
    assert letter_form.of(db, case_id).contact_id is None
    assert "Dear Asha" in step.page.pages.accessibleDescription()


def test_final_saved_registered_and_accounted_for(step: LettersStep, desk_window: MainWindow, tmp_path: Path) -> None:
    db, before = step.desk.db, len(step.lists)
    path, names = tmp_path / "letter.pdf", []

    def save(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        names.append(name.text())
        name.setText(str(path))
        dialog.accept()

    _answer(QMessageBox, _agree)
    _answer(QFileDialog, save)
    step.save.click()
    _settle(desk_window, step)
    assert names == ["CL-4827-2.pdf"]
    assert len(step.lists) == before + 1
    assert path.read_bytes() == choices.letter(db, step.lists[0].id)
    assert step.shown == step.lists[0].id
    assert step.page.said.text() == "version 2 for Asha, final"
    assert "Dear Asha" in step.page.pages.accessibleDescription()
    paper = papers.of(db, step.case_id)[0]
    assert (paper.paper.kind, paper.paper.copies, paper.reference) == ("saved", 1, "CL-4827/2")
    assert paper.paper.id in {one.paper.id for one in papers.out(db)}
    line = step.papers.lines[paper.paper.id]
    desk_window.activateWindow()
    scenes.settle(desk_window)
    line.who.setFocus()
    type_text("Mrs Mehta")
    press(Key.Key_Tab)
    papers.settle(db, paper.paper.id, "given", step.desk.today())
    scenes.settle(desk_window)
    assert line.fate.chosen == "given"
    after = papers.of(db, step.case_id)[0]
    assert (after.with_whom, after.fate) == ("Mrs Mehta", "given")
    step.desk.undo()
    assert papers.of(db, step.case_id)[0].fate == ""
    step.next.click()
    _settle(desk_window, step)
    assert step.page.said.text() == "version 3, not final"


def test_a_letter_stops_with_the_person_s_status(step: LettersStep, desk_window: MainWindow) -> None:
    db = step.desk.db
    people.set_status(db, step.person_id, "died", step.desk.today())
    _settle(desk_window, step)
    assert step.page.stop_words.isVisible()
    assert "has died" in step.page.stop_words.text()
    assert not any(each.isEnabled() for each in (step.print, step.save, step.final))
    step.versions.buttons[step.lists[0].id].click()
    _settle(desk_window, step)
    assert step.page.pages.isVisible()
    step.desk.undo()
    step.next.click()
    _settle(desk_window, step)
    assert step.print.isEnabled()


def test_without_a_printer_it_says_so(step: LettersStep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.buttons()[0].click()

    _answer(QMessageBox, read)
    step.print.click()
    assert said == ["No printer is set up on this computer. Save the letter as a file, or print it where there is one."]
    assert len(step.lists) == 1


def test_printed_through_the_dialog_it_is_final_and_registered(
    step: LettersStep, desk_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The system's dialog is answered as an officer would: two copies, on a printer that writes a file."""
    paper = tmp_path / "paper.pdf"

    def agree(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        assert printer.docName() == "CL-4827-2"
        printer.setResolution(72)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        printer.setCopyCount(2)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", agree)
    said: list[str] = []
    step.desk.said.connect(lambda sentence, _redo: said.append(sentence))
    _answer(QMessageBox, _agree)
    press(Key.Key_P, Modifier.ControlModifier)
    _settle(desk_window, step)
    kept = choices.letter(step.desk.db, step.lists[0].id)
    assert len(pypdfium2.PdfDocument(str(paper))) == len(pypdfium2.PdfDocument(kept))
    out = papers.of(step.desk.db, step.case_id)[0]
    assert (out.paper.kind, out.paper.copies, out.reference, out.fate) == ("printed", 2, "CL-4827/2", "")
    assert said[-1] == "Printed. It is in the register, under Papers."
    assert step.papers.isAncestorOf(step.papers.lines[out.paper.id])


def test_every_page_goes_to_the_printer(step: LettersStep, tmp_path: Path) -> None:
    letter = step.draft.letter  # type: ignore[union-attr]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(100)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printing.send(printer, letter, Progress(lambda _done, _of: None))
    printed = (tmp_path / "paper.pdf").read_bytes()
    assert len(pypdfium2.PdfDocument(printed)) == len(pypdfium2.PdfDocument(letter))


def test_a_letter_that_offers_nobody_says_what_it_lacks(desk_window: MainWindow) -> None:
    step = _shown(desk_window, scenes.GAP)
    assert step.draft is not None
    assert step.draft.letter_facts.offers == ()
    said: list[str] = []
    step.desk.said.connect(lambda sentence, _redo: said.append(sentence))
    step.final.click()
    assert said == [
        "Nobody fits: say what we are doing, when there is news, what happens meanwhile, who is in charge "
        "before the letter is final."
    ]
    assert step.page.lacks.isVisible()

"""Every screen that can be shown, each as a way to get there: what the audit looks at and the pictures are of."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clcdesk.services import (
    cases,
    choices,
    letter_form,
    markers,
    papers,
    people,
    promises,
    provider_list,
    providers,
    today,
)
from clcdesk.ui.case.option_tree import OptionsTree
from clcdesk.ui.case.options import OptionsStep
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.about import AboutDialog
from clcdesk.ui.dialogs.busy import BusyDialog
from clcdesk.ui.dialogs.crash import CrashDialog
from clcdesk.ui.dialogs.help import HelpDialog
from clcdesk.ui.dialogs.jot import JotDialog
from clcdesk.ui.dialogs.new_person import NewPersonDialog
from clcdesk.ui.dialogs.passphrase import RecoveryDialog
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.dialogs.take_in import TakeInDialog
from clcdesk.ui.help_text import topics
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.first import FirstPage, RecoveryPage
from clcdesk.ui.pages.today_list import TodayList
from clcdesk.ui.shell import PAGES
from clcdesk.ui.tasks import Tasks
from clcdesk.ui.widgets.calendar import DayButton
from tests.exchange.directories import GOOD, lay
from tests.ui.audit import SCREEN
from tests.ui.ways import (
    ASHA,
    DECIDED,
    GAP,
    MARKED,
    NEW,
    PATIENCE,
    before_the_desk,
    desk_of,
    dialog,
    dialog_of,
    faults,
    narrow,
    page,
    person,
    pressed,
    settle,
    step,
    window,
)

__all__ = ["ASHA", "GAP", "PATIENCE", "SCENES", "Scene", "desk_of", "faults", "person", "settle", "window"]


class Scene(NamedTuple):
    name: str
    show: Callable[[MainWindow], QWidget]
    """Goes there; gives what is to be looked at."""
    main: bool = False
    """Looked at in every look, also between two trials."""


def _without_a_case(shown: MainWindow) -> QWidget:
    added = people.add(desk_of(shown).db, reference="CL-9001", name="Ms Ada Marlow")
    assert shown.shell is not None
    shown.shell.go(Place("case", added, "options"))
    return shown


def _opened_option(shown: MainWindow) -> QWidget:
    """The first place that fits, opened under its row."""
    step("options")(shown)
    settle(shown)
    tree = shown.findChildren(OptionsTree)[0]
    tree.setFocus()
    for _time in range(3):
        QTest.keyClick(tree, Qt.Key.Key_Down)
        if tree.current is not None:
            break
    QTest.keyClick(tree, Qt.Key.Key_Right)
    return shown


def _options(then: Callable[[OptionsStep], object], reference: str = ASHA) -> Callable[[MainWindow], QWidget]:
    """Options, and something done in it; the dialog that opened, or the window."""

    def show(shown: MainWindow) -> QWidget:
        step("options", reference)(shown)
        settle(shown)
        there = next(one for one in shown.findChildren(OptionsStep) if one.isVisible())
        then(there)
        settle(shown)
        return dialog_of(shown) or shown

    return show


def _loosened(step: OptionsStep) -> None:
    assert step.found is not None
    step.loosen(step.found.answer.nearly[0])


def _nobody_has(step: OptionsStep) -> None:
    step.loosen(None)
    step.filters.words.setText("zebras")


def _records_a_gap(step: OptionsStep) -> None:
    step.filters.clear()
    step.record_gap()


def _provider(*, suspended: bool) -> Callable[[MainWindow], QWidget]:
    """A service of somebody who takes new people, or does not."""

    def show(shown: MainWindow) -> QWidget:
        desk = desk_of(shown)
        told = next(one for one in provider_list.everything(desk.db, desk.today()) if one.told_on)
        if suspended:
            membership = providers.memberships(desk.db, told.provider_id)[0].id
            providers.suspend(desk.db, membership, desk.today(), None, "A fire door is broken.", "Sam")
        assert shown.shell is not None
        shown.activateWindow()
        shown.shell.go(Place("providers", told.provider_id, told.service_id))
        return shown

    return show


def _with_a_paper(shown: MainWindow) -> QWidget:
    """A letter that was printed and is still with the officer."""
    desk = desk_of(shown)
    asha = person(shown, ASHA)
    newest = choices.of(desk.db, cases.of(desk.db, asha.id)[0].id)[-1]
    papers.register(desk.db, newest.id, "printed", desk.today())
    return step("letters")(shown)


def _before_a_visit(shown: MainWindow) -> QWidget:
    """The next visit is to somebody with a safety marker."""
    desk = desk_of(shown)
    visit = today.board(desk.db, desk.today()).next_visit
    assert visit is not None
    if not visit.safety:
        on = desk.today()
        words, incident = "Ring first: the dog is shut in then. Two of us, never alone.", "A dog bit a worker; 112."
        markers.record(desk.db, visit.person_id, words, incident, on - timedelta(9), on, on + timedelta(90))
    return page("today")(shown)


def _calm(shown: MainWindow) -> QWidget:
    """Nothing that was promised is due."""
    desk = desk_of(shown)
    for thing in today.board(desk.db, desk.today()).group("promised"):
        if thing.promised and thing.due is not None and thing.due <= desk.today():
            promises.remove(desk.db, thing.row_id)
    return page("today")(shown)


def _of_a_line(key: Qt.Key, kind: str) -> Callable[[MainWindow], QWidget]:
    """What a key opens on the first line of this kind on Today."""

    def show(shown: MainWindow) -> QWidget:
        _before_a_visit(shown)
        settle(shown)
        listed = shown.findChildren(TodayList)[0]
        listed.setFocus()
        QTest.keyClick(listed, Qt.Key.Key_Home)
        while listed.current is not None and listed.current.kind != kind:
            QTest.keyClick(listed, Qt.Key.Key_Down)
        QTest.keyClick(listed, key)
        settle(shown)
        return dialog_of(shown) or shown

    return show


def _letter_about(shown: MainWindow) -> QWidget:
    """To Asha's mother, who is told that Asha cannot make this choice: all that a letter can say, unfolded."""
    db, asha = desk_of(shown).db, person(shown, ASHA)
    case = cases.of(db, asha.id)[0].id
    to = letter_form.recipients(db, case)[1].contact_id
    letter_form.write(db, case, contact_id=to, whose="lacking", asked_cost=True)
    return pressed(step("letters"), "What it says besides")(shown)


def _stopped(shown: MainWindow) -> QWidget:
    people.set_status(desk_of(shown).db, person(shown, DECIDED).id, "died", desk_of(shown).today())
    return step("letters", DECIDED)(shown)


def _calendar(shown: MainWindow) -> QWidget:
    """A month, to choose a day from."""
    dialog = PromiseDialog(desk_of(shown), shown)
    dialog.open()
    button = dialog.findChildren(DayButton)[0]
    button.click()
    assert button.shown is not None
    return button.shown


def _taking_in(shown: MainWindow) -> QWidget:
    folder = Path(tempfile.mkdtemp(prefix="clcdesk-audit-"))
    dialog = TakeInDialog(desk_of(shown), shown, lay(folder, GOOD))
    dialog.open()
    settle(shown)
    shutil.rmtree(folder)
    return dialog


def _wide_again(shown: MainWindow) -> QWidget:
    shown.resize(*SCREEN)
    return page("today")(shown)


def _pasted(shown: MainWindow) -> QWidget:
    """A referral in the box, and one of its facts taken."""
    dialog = NewPersonDialog(desk_of(shown), shown)
    dialog.open()
    dialog.activateWindow()
    dialog.paste()
    dialog.pasted.text.setPlainText(
        "Name: Mr Leon Adeyi\nDOB: 1/2/1990\nAddress: 12 Sample Lane, Melton Mowbray, LE13 1AB"
    )
    settle(shown, 0.3)
    dialog.take(dialog.pasted.found[0])
    return dialog


def _locked(shown: MainWindow) -> QWidget:
    shown.lock()
    shown.unlock_page.refuse("This does not open it.")
    shown.activateWindow()
    return shown


def _busy(shown: MainWindow) -> QWidget:
    """Work on a worker of its own, that ends when the sheet is gone."""
    held = Event()
    tasks = Tasks(lambda _fault: None, shown)
    sheet = BusyDialog(tasks, shown, "Taking it back…", lambda _progress: held.wait(PATIENCE))
    sheet.destroyed.connect(held.set)
    sheet.open()
    sheet.activateWindow()
    return sheet


def _nothing(*_given: object) -> None:
    pass


SCENES: Sequence[Scene] = (
    *(Scene(name, page(name), True) for name in PAGES if name != "case"),
    *(Scene(f"case-{code}", step(code), True) for code in CODES),
    *(Scene(f"case-{code}-decided", step(code, DECIDED)) for code in ("decision", "letters")),
    *(Scene(f"case-{code}-gap", step(code, GAP)) for code in ("options", "week")),
    *(Scene(f"case-{code}-new", step(code, NEW)) for code in (*CODES[:5], "notes")),
    Scene(
        "case-decision-cannot",
        pressed(step("decision", DECIDED), "Write down a change of mind", "Cannot make this choice"),
    ),
    Scene("case-person-somebody", pressed(step("person"), "Mrs Hansa Mehta")),
    Scene("case-person-safety", pressed(step("person", MARKED), "Safety on visits")),
    Scene("marker", pressed(step("person"), "Safety on visits", "Record a safety marker")),
    Scene("case-matters-plan", pressed(step("matters"), "The support plan", "More about: I want to learn")),
    Scene("case-matters-assessed", pressed(step("matters"), "From the assessment")),
    Scene("case-matters-jots", pressed(step("matters", NEW), "From Jot")),
    Scene("case-week-hours", pressed(step("week"), "Paint with One-to-one")),
    Scene("case-week-already", pressed(step("week"), "Paint with Already there")),
    Scene("case-options-open", _opened_option),
    Scene("case-options-loosened", _options(_loosened)),
    Scene("case-options-nobody", _options(_nobody_has)),
    Scene("gap-record", _options(_records_a_gap)),
    Scene("case-letters-paper", _with_a_paper),
    Scene("case-letters-about", _letter_about),
    Scene("case-letters-final", pressed(step("letters"), "Version 1")),
    Scene("case-letters-none", step("letters", GAP)),
    Scene("case-letters-stopped", _stopped),
    Scene("provider", _provider(suspended=False)),
    Scene("suspend", pressed(_provider(suspended=False), "Take no new people")),
    Scene("provider-suspended", _provider(suspended=True)),
    Scene("claim", pressed(_provider(suspended=False), "Log what they said")),
    Scene("take-in", _taking_in),
    Scene("promise", dialog(lambda shown: PromiseDialog(desk_of(shown), shown))),
    Scene("today-safety", _before_a_visit),
    Scene("move-promise", _of_a_line(Qt.Key.Key_M, "visit")),
    Scene("safety", _of_a_line(Qt.Key.Key_S, "visit")),
    Scene("calendar", _calendar),
    Scene("jot", dialog(lambda shown: JotDialog(desk_of(shown), "", "Asha", shown))),
    Scene("gap", pressed(step("options", GAP), "Look again later")),
    Scene("narrow-person", narrow(step("person"))),
    Scene("narrow-filters", pressed(narrow(step("options")), "Filters")),
    *(Scene(f"narrow-{code}", narrow(step(code))) for code in ("week", "options", "decision")),
    Scene("wide-again", _wide_again),
    Scene("no-case", _without_a_case),
    Scene("about", dialog(AboutDialog)),
    Scene("busy", _busy),
    Scene("help-over", dialog(lambda shown: HelpDialog(topics()[1], shown))),
    Scene("rate", pressed(page("settings"), "Set a rate")),
    Scene("passphrase", pressed(page("settings"), "Change the passphrase")),
    Scene("new-recovery", dialog(lambda shown: RecoveryDialog(desk_of(shown), shown))),
    Scene("new-person", dialog(lambda shown: NewPersonDialog(desk_of(shown), shown))),
    Scene("new-person-pasted", _pasted),
    Scene("today-calm", _calm),
    Scene("crash", dialog(lambda shown: CrashDialog("ValueError\nclcdesk/ui/desk.py, line 1", shown))),
    Scene("first", before_the_desk(lambda: FirstPage(Path("clcdesk.db"), _nothing, _nothing))),
    Scene("recovery", before_the_desk(lambda: RecoveryPage("ABCD-EFGH-JKMN-PQRS", _nothing))),
    Scene("unlock", _locked),
)
"""In this order: the last of them locks the desk."""

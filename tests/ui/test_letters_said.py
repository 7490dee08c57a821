"""Letters: everything a letter can say has its place among the options, is seen at once, and is frozen with it."""

import json
import time
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from clcdesk.services import choices, contacts, letter_form, options, requests, travel
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.letters import LettersStep
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.main_window import MainWindow
from tests.ui import scenes, ways

ANSWERS_IN = 0.05
"""Seconds of the interface thread's own work that a change of an option may take at once."""


def shown(window: MainWindow, reference: str) -> LettersStep:
    scenes.desk_of(window).go("case", scenes.person(window, reference).id, "letters")
    scenes.settle(window)
    step = next(one for one in window.findChildren(LettersStep) if one.isVisible())
    made(window, step)
    return step


def made(window: MainWindow, step: LettersStep) -> str:
    """The text of the letter that is on the page, once what was asked for is there."""
    scenes.settle(window, 0.02)
    end = time.monotonic() + scenes.PATIENCE
    while step.making and time.monotonic() < end:
        scenes.settle(window, 0.02)
    scenes.settle(window, 0.02)
    return " ".join(step.page.text.toPlainText().split())


@pytest.fixture
def step(desk_window: MainWindow) -> LettersStep:
    """Asha's letters."""
    return shown(desk_window, scenes.ASHA)


def test_what_it_says_besides_is_folded_live_and_frozen(step: LettersStep, desk_window: MainWindow) -> None:
    db, case_id, besides = step.desk.db, step.case_id, step.options.besides
    before = made(desk_window, step)
    for words in ("You asked what this support costs", "We looked for services with", "we decided this about travel"):
        assert words not in before
    assert besides.fold.inside is None
    besides.fold.open()
    besides.money.asked.click()
    next(iter(besides.musts.boxes.values())).click()
    assert step.draft is not None
    place = step.draft.answers[0].fits[0].service
    travel.write(db, case_id, options.service_id(db, place.ref), words="a taxi there and back")
    scenes.settle(desk_window)
    assert besides.travel.half.isVisible()
    assert "we decided this about travel" not in made(desk_window, step)
    travel.write(db, case_id, options.service_id(db, place.ref), decided_on=date(2025, 6, 2))
    said = made(desk_window, step)
    assert "You asked what this support costs the council. It is about £117.63 a week." in said
    assert "We looked for services with staff who sign Makaton." in said
    assert "On 2 June 2025 we decided this about travel: a taxi there and back." in said
    assert not besides.travel.half.isVisible()
    assert f"{place.name}: a taxi there and back · Mon 2 Jun 2025" in besides.travel.decided.text()
    besides.fold.button.click()
    assert besides.fold.told.text() == "must-haves · travel · money"
    kept = json.loads(choices.record(db, letter_form.freeze(db, case_id, step.desk.today())))
    assert (kept["letter"]["cost"], kept["letter"]["looked_for"]) == ("£117.63", ["staff who sign Makaton"])
    assert kept["letter"]["offers"][0]["travel"] == {"decided_on": "2025-06-02", "words": "a taxi there and back"}
    assert " ".join(kept["text"].split()) == said


def test_a_must_have_is_named_for_one_recipient_only(step: LettersStep, desk_window: MainWindow) -> None:
    db, case_id = step.desk.db, step.case_id
    mother = contacts.of(db, step.person_id)[0].id
    code = letter_form.musts(db, case_id, None)[0].code
    letter_form.tick_must(db, case_id, mother, code, True)
    assert "We looked for services with" not in made(desk_window, step)
    letter_form.write(db, case_id, contact_id=mother)
    assert "We looked for services with" in made(desk_window, step)


def test_a_letter_about_somebody_says_whose_choice_it_is(step: LettersStep, desk_window: MainWindow) -> None:
    db, case_id = step.desk.db, step.case_id
    step.options.besides.fold.open()
    whose = step.options.besides.whose
    assert not whose.isVisible()
    list(step.options.who.buttons.values())[1].click()
    made(desk_window, step)
    assert whose.isVisible()
    whose.buttons["own"].click()
    assert "This is Asha’s own choice." in made(desk_window, step)
    whose.buttons["lacking"].click()
    assert "If Asha cannot make this choice" in made(desk_window, step)
    assert step.page.lacks.isVisible()
    lacks = "Say who found that Asha cannot make this choice, and when, before the letter is final."
    assert step.page.lacks.text() == f"? {lacks}"
    letter_form.write(db, case_id, found_by="Dr Lime", found_on=date(2025, 6, 3), view="that Asha goes on two days")
    said = made(desk_window, step)
    assert not step.page.lacks.isVisible()
    assert "The council’s view at the moment: that Asha goes on two days. This is not decided." in said
    kept = json.loads(choices.record(db, letter_form.freeze(db, case_id, step.desk.today())))
    assert (kept["why"]["found_by"], kept["why"]["found_on"]) == ("Dr Lime", "2025-06-03")


def test_a_format_that_is_not_made_says_so_and_keeps_the_reason(step: LettersStep, desk_window: MainWindow) -> None:
    assert step.options.note.text() == (
        "? Asha needs Easy Read. That letter is not made here yet. Go through this one together."
    )
    assert "goes through it at the visit" in step.options.noted.text()
    letter_form.write(step.desk.db, step.case_id, reason="Her mother reads it with her.")
    scenes.settle(desk_window)
    assert step.options.reason.autosave.text == "Her mother reads it with her."
    final = letter_form.freeze(step.desk.db, step.case_id, step.desk.today())
    kept = json.loads(choices.record(step.desk.db, final))["why"]
    assert (kept["needs"], kept["reason"]) == ("easy-read", "Her mother reads it with her.")
    step.show_version(final)
    scenes.settle(desk_window, 0.1)
    told = [one.text() for one in step.as_told.findChildren(QLabel)]
    assert told[told.index("Why this format") + 1] == "Her mother reads it with her."
    assert step.as_told.proof.text() == "✓ Nothing in it has changed since it was made final."
    assert not step.options.isVisible()
    assert "Dear Asha" in step.page.text.toPlainText()


def test_what_happens_now_is_asked_only_where_nobody_or_one_fits(desk_window: MainWindow) -> None:
    step = shown(desk_window, scenes.GAP)
    assert step.options.alone_title.isVisible()
    assert step.options.alone_title.heading.text() == "Nobody fits: what happens now"
    letter_form.write(step.desk.db, step.case_id, doing="we are asking two more places", news_by=date(2025, 6, 30))
    letter_form.write(step.desk.db, step.case_id, meanwhile="your sister comes on Mondays", owner="Sam Whitlock")
    said = made(desk_window, step)
    assert "What we are doing: we are asking two more places. Sam Whitlock is in charge of this." in said
    assert "We will tell you what we find by Monday 30 June 2025." in said
    assert not step.page.lacks.isVisible()
    one = shown(desk_window, "CL-4840")
    assert one.options.alone_title.heading.text() == "Only one fits: what happens now"
    assert not one.options.alone.fields["owner"].isVisible()
    letter_form.write(one.desk.db, one.case_id, doing="we are asking two more places", news_by=date(2025, 6, 30))
    assert "What we are doing: we are asking two more places. We will tell you" in made(desk_window, one)
    asha = shown(desk_window, scenes.ASHA)
    assert not asha.options.alone_title.isVisible()


def test_without_a_day_in_the_week_it_says_what_comes_first(desk_window: MainWindow) -> None:
    step = shown(desk_window, ways.NEW)
    assert step.page.none_words.isVisible()
    assert step.page.none_words.text() == "Nothing is looked for yet: paint a day in The week, and the letter follows."
    assert not step.print.isEnabled()
    step.page.to_week.click()
    scenes.settle(desk_window)
    assert desk_window.shell is not None
    assert desk_window.shell.here.step == "week"


def test_of_two_searches_one_can_be_left_out(step: LettersStep, desk_window: MainWindow) -> None:
    db, case_id = step.desk.db, step.case_id
    first = requests.facts_of(db, letter_form.searched(db, case_id)[0])
    other = requests.add(db, case_id, "clc-2021", "pa", date(2025, 7, 7), first.pattern[:1])
    step.options.besides.fold.open()
    made(desk_window, step)
    assert step.draft is not None
    assert len(step.draft.answers) == 2
    step.options.besides.searches.boxes[other].click()
    made(desk_window, step)
    assert len(step.draft.answers) == 1
    assert letter_form.of(db, case_id).left_out == (other,)


def test_changing_what_it_is_told_never_holds_up_the_window(step: LettersStep, desk_window: MainWindow) -> None:
    """The interface thread's own time between two beats of a timer, so that other programs do not count."""
    page = next(one for one in desk_window.findChildren(CasePage) if one.isVisible())
    scenes.settle(desk_window)
    end = time.monotonic() + scenes.PATIENCE
    while len(page.built) < len(CODES) and time.monotonic() < end:
        scenes.settle(desk_window)  # the other steps are built in idle moments
    spent: list[float] = []
    last = [0.0]

    def beat() -> None:
        now = time.thread_time()
        spent.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=0)
    timer.timeout.connect(beat)
    for change in (step.options.matters.click, next(iter(step.options.in_full.boxes.values())).click):
        for _twice in range(2):
            before = step.draft
            change()
            last[0] = time.thread_time()
            timer.start()
            end = time.monotonic() + scenes.PATIENCE
            while (step.draft is before or step.making or desk_window.tasks.busy) and time.monotonic() < end:
                QApplication.processEvents()
                QCoreApplication.sendPostedEvents()
            timer.stop()
    assert len(spent) > 20
    assert max(spent) < ANSWERS_IN, f"{max(spent) * 1000:.0f} ms at once"

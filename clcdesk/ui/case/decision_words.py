"""A decision in sentences: for the list of earlier ones, and to copy for the case record."""

from collections.abc import Sequence

from clcdesk.models.choices import Decision
from clcdesk.services import decision_form
from clcdesk.services.decision_form import Open
from clcdesk.ui import reading
from clcdesk.ui.case.decision_places import answer_words
from clcdesk.words import _

RESULTS = {
    "ranked": _("places chosen, in order"),
    "waiting": _("waits for a place"),
    "not-yet": _("not yet"),
    "none": _("none of these"),
    "direct-payment": _("a direct payment"),
}
SHOWN = {"said": _("said"), "pointed": _("pointed to"), "went-towards": _("went towards")}
CAPACITY = {"presumed": _("mental capacity presumed"), "in-doubt": _("mental capacity in doubt")}


def headline(decision: Decision) -> str:
    """ "Mon 16 Jun 2025 · places chosen, in order"."""
    return f"{reading.show_day(decision.decided_on)} · {RESULTS[decision.result]}"


def lines(decision: Decision, places: Sequence[Open], name: str, ranked: Sequence[str]) -> list[str]:
    """Everything recorded, a sentence a line. `ranked` are the names of the places it names, first choice first."""
    said = [who(decision, name)]
    answered = sorted((place for place in places if place.answer), key=_by_rank)
    for place in answered:
        words = _(": {words}").format(words=place.words) if place.words else ""
        said.append(f"{place.service} – {answer_words(place.answer)}{words}")
    if not answered and ranked:
        said.append(_("Named: {places}").format(places=", ".join(ranked)))
    shown = ", ".join(SHOWN[code] for code in decision.shown_by.split())
    pairs = (
        (_("How it was shown"), ": ".join(filter(None, (shown, decision.how_shown)))),
        (_("What made the difference"), decision.why),
        (_("Mental capacity"), " · ".join(filter(None, (CAPACITY.get(decision.capacity, ""), decision.doubt)))),
        (_("Who decided"), decision.decided_by),
        (_("Options really available"), decision.options),
        (_("Wishes, and how they show them"), decision.wishes),
        (_("Who was consulted"), decision.consulted),
    )
    said += [f"{title}: {text}" for title, text in pairs if text]
    return said


def who(decision: Decision, name: str) -> str:
    if decision.decides == "cannot":
        day = reading.show_day(decision.assessed_on)
        return _("{name} cannot make this choice: found by {who}, {day}").format(
            name=name, who=decision.assessed_by, day=day
        )
    if decision.decides == "with-help":
        return _("{name} decided, with help from {who}").format(name=name, who=decision.helped_by)
    return _("{name} decided").format(name=name)


def _by_rank(place: Open) -> tuple[int, str]:
    order = (*decision_form.RANKS, "wait", "no")
    return order.index(place.answer), place.service

"""A decision in words: for the list of earlier ones, and what there is to do after it."""

from collections.abc import Sequence

from clcdesk.models.choices import Decision, DecisionForm
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
AFTER = {
    "not-yet": _("After this: ask again, on a day you promise"),
    "none": _("After this: look again in Options, or record a gap"),
    "direct-payment": _("After this: tell the worker, who sets the direct payment up"),
}
CAPACITY = {"presumed": _("presumed"), "in-doubt": _("in doubt")}


def headline(decision: Decision) -> str:
    """ "Mon 16 Jun 2025 · places chosen, in order"."""
    return f"{reading.show_day(decision.decided_on)} · {RESULTS[decision.result]}"


def told(decision: Decision, places: Sequence[Open], name: str, ranked: Sequence[str]) -> list[tuple[str, str]]:
    """Everything recorded, as titles and words. `ranked` are the names of the places it names, first choice first."""
    said = [(_("Who decided"), who(decision, name))]
    answered = sorted((place for place in places if place.answer or place.words), key=_by_rank)
    for place in answered:
        words = f"{place.service} · “{place.words}”" if place.words else place.service
        said.append((answer_words(place.answer).capitalize(), words))
    if not answered and ranked:
        said.append((_("Named"), ", ".join(ranked)))
    shown = ", ".join(SHOWN[code] for code in decision.shown_by.split())
    pairs = (
        (_("How it was shown"), shown),
        (_("In their words"), decision.how_shown),
        (_("What made the difference"), decision.why),
        (_("Mental capacity"), " · ".join(filter(None, (CAPACITY.get(decision.capacity, ""), decision.doubt)))),
        (_("Who decided for them"), decision.decided_by),
        (_("Options really available"), decision.options),
        (_("Wishes, and how they show them"), decision.wishes),
        (_("Who was consulted"), decision.consulted),
    )
    return said + [(title, text) for title, text in pairs if text]


def after(form: DecisionForm, places: Sequence[Open]) -> str:
    """What there is to do once it is recorded; "" where nothing is said yet."""
    first = next((place.service for place in places if place.answer == "1"), "")
    waited = next((place.service for place in places if place.answer == "wait"), "")
    if first:
        return _("After this: ask {place} for a first day").format(place=first)
    if waited:
        return _("After this: keep asking {place} for a place").format(place=waited)
    return AFTER.get(form.result, "")


def who(decision: Decision, name: str) -> str:
    if decision.decides == "cannot":
        day = reading.show_day(decision.assessed_on)
        return _("{name} cannot make this choice: found by {who}, {day}").format(
            name=name, who=decision.assessed_by, day=day
        )
    if decision.decides == "with-help":
        return _("{name} decided, with help from {who}").format(name=name, who=decision.helped_by)
    return _("{name} decided, on their own").format(name=name)


def _by_rank(place: Open) -> tuple[int, str]:
    order = (*decision_form.RANKS, "wait", "no", "")
    return order.index(place.answer), place.service

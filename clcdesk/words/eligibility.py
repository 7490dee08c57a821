"""Eligibility under the Care Act, explained: what was answered, what it comes to, and why."""

from clcdesk.rules.eligibility import DOMAINS, ENOUGH, Eligibility
from clcdesk.words import _, ngettext
from clcdesk.words.matters import CARE_ACT

RESULTS = {
    "eligible": _("eligible"),
    "not eligible": _("not eligible"),
    "not known": _("not known yet"),
}
DECISIONS = {"": _("Not decided yet"), "eligible": _("Eligible"), "not-eligible": _("Not eligible")}


def summary(found: Eligibility, decision: str) -> str:
    """In one line: "eligible: unable to achieve 4 of the ten, significant impact on wellbeing"."""
    result = DECISIONS[decision].lower() if decision else RESULTS[found.result]
    told = [_("unable to achieve {count} of the ten").format(count=len(found.unable))]
    if found.unanswered:
        told.append(_("{count} not answered").format(count=len(found.unanswered)))
    told.append(
        {
            "met": _("significant impact on wellbeing"),
            "not met": _("no significant impact on wellbeing"),
            "not known": _("impact on wellbeing not known"),
        }[found.wellbeing]
    )
    return f"{result}: {', '.join(told)}"


def explained(found: Eligibility) -> tuple[str, ...]:
    """The three conditions of SI 2015/313 reg 2(1) and what they come to together, a sentence each."""
    return (_impairment(found), _outcomes(found), _wellbeing(found), _together(found))


def _impairment(found: Eligibility) -> str:
    return {
        "met": _("The needs arise from a physical or mental impairment or illness."),
        "not met": _("The needs do not arise from a physical or mental impairment or illness."),
        "not known": _("Whether the needs arise from an impairment or illness is not known."),
    }[found.impairment]


def _outcomes(found: Eligibility) -> str:
    count = len(found.unable)
    named = f" ({', '.join(_lowered(CARE_ACT[domain]) for domain in found.unable)})" if count else ""
    said = ngettext(
        "They are unable to achieve {count} of the ten outcomes{named}",
        "They are unable to achieve {count} of the ten outcomes{named}",
        count,
    ).format(count=count, named=named)
    if found.outcomes == "met":
        return _("{said}: {enough} are enough.").format(said=said, enough=ENOUGH)
    if found.outcomes == "not met":
        return _("{said}: {enough} are needed.").format(said=said, enough=ENOUGH)
    left = len(found.unanswered)
    if left == len(DOMAINS):
        return _("None of the ten outcomes is answered yet: {enough} are needed.").format(enough=ENOUGH)
    open_ones = ngettext("{left} is not answered yet", "{left} are not answered yet", left).format(left=left)
    return _("{said}: {enough} are needed, and {open}.").format(said=said, enough=ENOUGH, open=open_ones)


def _wellbeing(found: Eligibility) -> str:
    return {
        "met": _("There is, or is likely to be, a significant impact on their wellbeing."),
        "not met": _("There is no significant impact on their wellbeing."),
        "not known": _("Whether there is a significant impact on their wellbeing is not known."),
    }[found.wellbeing]


def _together(found: Eligibility) -> str:
    return {
        "eligible": _("All three hold, so the needs are eligible (Care Act 2014 s 13; SI 2015/313 reg 2)."),
        "not eligible": _("Not all three hold, so the needs are not eligible (Care Act 2014 s 13; SI 2015/313 reg 2)."),
        "not known": _("So it is not known yet whether the needs are eligible."),
    }[found.result]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]

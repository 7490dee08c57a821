"""What matters to somebody, in words: whose words an outcome is in, and what its codes are called."""

from clcdesk.words import _

CARE_ACT = {
    "nutrition": _("Managing and maintaining nutrition"),
    "hygiene": _("Maintaining personal hygiene"),
    "toilet": _("Managing toilet needs"),
    "clothing": _("Being appropriately clothed"),
    "home-safety": _("Being able to make use of the home safely"),
    "home-upkeep": _("Maintaining a habitable home environment"),
    "relationships": _("Developing and maintaining family or other personal relationships"),
    "work-and-learning": _("Accessing and engaging in work, training, education or volunteering"),
    "community": _("Making use of necessary facilities or services in the local community"),
    "caring-for-a-child": _("Carrying out any caring responsibilities for a child"),
}
"""The ten outcomes of SI 2015/313 reg 2(2), as it calls them; the longest is cut."""
INCLUDING = {"community": _("including public transport, and recreational facilities or services")}
"""What the regulations say besides of one of the ten."""
REASONS = {
    "needs_assistance": _("cannot without help"),
    "causes_distress": _("pain, distress or anxiety"),
    "endangers": _("danger to health or safety"),
    "takes_longer": _("takes much longer"),
}
"""The four ways of being unable (reg 2(3)), short."""
REASONS_WHOLE = {
    "needs_assistance": _("unable to achieve it without assistance"),
    "causes_distress": _("able without assistance, but doing so causes significant pain, distress or anxiety"),
    "endangers": _("able without assistance, but doing so endangers health or safety, theirs or others’"),
    "takes_longer": _("able without assistance, but takes significantly longer than would normally be expected"),
}
CLC = {
    "independence": _("Independence"),
    "health": _("Health and wellbeing"),
    "carers": _("Carers"),
    "choice": _("Choice and control"),
}
PROGRESS = {
    "not-started": _("Not started"),
    "working-towards": _("Working towards it"),
    "partly-met": _("Partly met"),
    "met": _("Met"),
    "kept-up": _("Kept up"),
    "no-longer-wanted": _("No longer wanted"),
}
STAGES = {"indicative": _("indicative"), "agreed": _("agreed")}
WHOSE = {
    "said": _("{name} said it"),
    "shows": _("{name} shows it"),
    "family": _("Family said it"),
    "staff": _("Staff said it"),
}
HOW = {
    "said": _("when, and where"),
    "shows": _("how {name} shows it"),
    "family": _("who, and when"),
    "staff": _("who, and when"),
}
MARKS = "“”"
SPOKEN = ("said", "family")


def whose(code: str, name: str) -> str:
    """ "Asha said it", "Asha shows it", "Family said it", "Staff said it"."""
    return WHOSE[code].format(name=name)


def how(code: str, name: str) -> str:
    """What can be told besides: how it is shown, who of the family said it."""
    return HOW[code].format(name=name)


def quoted(words: str, code: str) -> str:
    """Speech marks stand only round what was said: never round what is shown, or written by staff."""
    return f"{MARKS[0]}{words}{MARKS[1]}" if words and code in SPOKEN else words


def unquoted(text: str) -> str:
    """The words alone, with or without the speech marks they were shown in."""
    return text.strip().removeprefix(MARKS[0]).removesuffix(MARKS[1]).strip()


def line(words: str, code: str, how_shown: str, name: str) -> str:
    """One outcome in one line of running text."""
    told = f"{whose(code, name)}, {how_shown}" if how_shown else whose(code, name)
    return _("{words} ({told})").format(words=quoted(words, code), told=told)

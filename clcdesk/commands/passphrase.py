"""The passphrase: from CLCDESK_PASSPHRASE, or asked for without being shown."""

import getpass
import os
import warnings

from clcdesk.errors import DeskError
from clcdesk.words import _

VARIABLE = "CLCDESK_PASSPHRASE"


def ask(prompt: str = "") -> str:
    """The passphrase of a database."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    return _typed(prompt or _("Passphrase: "))


def choose() -> str:
    """A new passphrase, typed twice alike."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    first = _typed(_("New passphrase: "))
    if first != _typed(_("The same again: ")):
        raise DeskError(_("The two passphrases are not alike. Nothing was made: try again."))
    return first


def _typed(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError):
        raise DeskError(
            _("There is no terminal to ask for the passphrase: set {variable}.").format(variable=VARIABLE)
        ) from None

"""Words: interface strings by gettext, and sentences from codes by `resources/wording/LANG`.

`_` and `ngettext` are for sentences written where they are used (errors, labels). Reasons, acts and
letters have codes instead; their text lives in TOML, one file per subject and language.
"""

import gettext
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from clcdesk.paths import resource

_translations = gettext.translation("clcdesk", resource("wording", "locale"), fallback=True)
_ = _translations.gettext
ngettext = _translations.ngettext


@cache
def wording(language: str, subject: str) -> Mapping[str, Any]:
    """The parsed file `resources/wording/LANGUAGE/SUBJECT.toml`."""
    return tomllib.loads(resource("wording", language, f"{subject}.toml").read_text("utf-8"))

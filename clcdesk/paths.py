"""Where things live."""

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of resources: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "resources", here.parent / "resources"):
        if (folder / "frameworks").is_dir():
            return folder
    raise FileNotFoundError("clcdesk was installed without its resources folder")


def resource(*parts: str) -> Path:
    """One file or folder of the resources, e.g. `resource("places", "areas.toml")`."""
    return resources().joinpath(*parts)

"""Fonts that come as files of Python packages, found without loading those packages."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from integrations.errors import Misconfigured

FontName = tuple[str, str]
"""A top-level package, and a file's path inside it."""


def font_file(font: FontName) -> Path:
    """Its place on the disk. `Misconfigured` when the package or the file is not installed.

    The package is looked up, not imported: loading matplotlib for two of its files takes half a second.
    """
    package, name = font
    found = find_spec(package)
    for folder in (found and found.submodule_search_locations) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise Misconfigured(f"the font {name} of the Python package {package} is not installed")

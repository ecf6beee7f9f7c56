"""The list that ships with msss, read once for all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from msss.loading import Loaded, load_file

# In CI the same examples every time: what is found there must be found again by whoever looks.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

DATA = Path(__file__).parents[1] / "data" / "responsibility_list_2022.yaml"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The real list of 2022, with its file and document."""
    return load_file(DATA)


@pytest.fixture(scope="session")
def shipped(loaded):
    """The real list of 2022."""
    return loaded.list


@pytest.fixture(params=["libyaml", "python"], ids=["with LibYAML", "without LibYAML"])
def parser(request, monkeypatch):
    """Both of PyYAML's parsers: the C one, and the one that stands in where LibYAML is missing."""
    if request.param == "python":
        monkeypatch.setitem(sys.modules, "yaml._yaml", None)  # importing it now fails
    return request.param

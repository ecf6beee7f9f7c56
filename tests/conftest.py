"""The list that ships with msss, read once for all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from msss.loading import Loaded, load_file

# The same examples every time: a test that passes passes again, and what fails is found again by whoever looks.
# With MSSS_RANDOM_EXAMPLES=500 each test that takes examples tries so many others: `.ci/run` does, and says how to
# repeat what it finds.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
if examples := os.environ.get("MSSS_RANDOM_EXAMPLES"):
    settings.register_profile("random", max_examples=int(examples), deadline=None, print_blob=True)
    settings.load_profile("random")

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

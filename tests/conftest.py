"""The list that ships with msss, read once for all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from msss.lists.loading import Loaded, load_list

# The same examples every time, so that what one finds another finds too. HYPOTHESIS_PROFILE=random looks for new ones
# (.ci/run does, for a while), and prints how to replay what it finds.
_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _COMMON, derandomize=True)
settings.register_profile("random", _COMMON, derandomize=False, max_examples=500, database=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

DATA = Path(__file__).parents[1] / "data" / "responsibility_list_2022.yaml"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The real list of 2022, with its file and document."""
    return load_list(DATA)


@pytest.fixture(scope="session")
def shipped(loaded):
    """The real list of 2022."""
    return loaded.model


@pytest.fixture(params=["libyaml", "python"], ids=["with LibYAML", "without LibYAML"])
def parser(request, monkeypatch):
    """Both of PyYAML's parsers: the C one, and the one that stands in where LibYAML is missing."""
    if request.param == "python":
        monkeypatch.setitem(sys.modules, "yaml._yaml", None)  # importing it now fails
    return request.param

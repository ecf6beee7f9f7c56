"""What `import msss` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import DATA

import msss


def test_load_reads_a_list(shipped):
    assert msss.load(DATA) == shipped
    assert isinstance(msss.load(DATA), msss.ResponsibilityList)


def test_the_example_of_the_module_holds():
    items = [item.id for _, item in msss.load(DATA).items() if "市建委" in item.lead]
    assert items == ["2.1", "7.1"]


def test_every_public_name_is_there():
    for name in msss.__all__:
        assert getattr(msss, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'msss' has no attribute 'lode'"):
        msss.lode  # noqa: B018


def test_an_invalid_list_raises_with_its_diagnostics(tmp_path):
    path = tmp_path / "list.yaml"
    path.write_text("title: [", encoding="utf-8")
    with pytest.raises(msss.InvalidListError) as caught:
        msss.load(path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "MSS002"
    assert isinstance(caught.value, msss.MsssError)


def test_a_file_that_is_not_there_raises(tmp_path):
    with pytest.raises(msss.SourceError, match="no such file or folder"):
        msss.load(tmp_path / "missing.yaml")
    assert issubclass(msss.SourceError, msss.MsssError)


def test_importing_msss_imports_nothing_more():
    """The cost of a command is the cost of what it needs."""
    code = "import sys, msss; print([name for name in ('yaml', 'pydantic_core', 'click', 'rich', 'opencc') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.strip() == "[]"


def test_reading_a_list_needs_neither_the_command_line_nor_the_converter():
    code = "import sys, msss; msss.load(sys.argv[1]); print([name for name in ('pydantic', 'click', 'rich') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code, str(DATA)], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.strip() == "[]"

"""LibreOffice in tests: what it makes of a workbook or a Word file. Where it isn't installed the test is skipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext (poppler) here")


def converted(path: Path, to: str) -> Path:
    """The file in another format, beside it. A profile of its own lets several run at once."""
    profile = f"-env:UserInstallation=file://{path.parent}/office"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return path.with_suffix(f".{to}")


def pages(path: Path) -> list[str]:
    """The text of each page of a file as LibreOffice prints it, without white space."""
    pdf = converted(path, "pdf")
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    text = done.stdout.decode().removesuffix("\f")
    return [re.sub(r"\s", "", page) for page in text.split("\f")]

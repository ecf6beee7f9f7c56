"""A throwaway git repository for tests, with a made-up author's address that leads nowhere."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SETTINGS = {
    "GIT_AUTHOR_NAME": "test",
    "GIT_AUTHOR_EMAIL": "test@example.invalid",
    "GIT_COMMITTER_NAME": "test",
    "GIT_COMMITTER_EMAIL": "test@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True)
class Repository:
    """A repository with its first branch, ``main``."""

    folder: Path

    @classmethod
    def create(cls, folder: Path) -> Repository:
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.git("init", "--quiet", "--initial-branch=main")
        return repository

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _SETTINGS
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, check=True, timeout=60)
        return done.stdout.decode()

    def commit(self, **files: str) -> None:
        """Write files, named with ``__`` for ``/`` and without ``.yaml``, and commit them."""
        for name, text in files.items():
            path = self.folder / (name.replace("__", "/") + ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change")

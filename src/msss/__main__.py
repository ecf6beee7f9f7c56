"""The way in: `msss`, and `python -m msss`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    # A command's imports make many objects that all live to its end: looking them over again and
    # again for garbage would be a twentieth of its time.
    gc.set_threshold(500_000, 20, 20)
    from .cli import main as run

    run()


if __name__ == "__main__":
    main()

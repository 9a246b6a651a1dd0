"""Entry point of the command line; as light as it can be, because `--version` must answer at once."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from lint_gov import __version__

        print(f"lint-gov {__version__}")
        return 0
    import gc

    # Start-up makes many objects and no garbage: collecting while it lasts is a tenth of a short run.
    # `lint_gov.cli.batch` turns the collector on again when there is more than one file.
    gc.disable()
    from lint_gov.patterns import prime

    prime()
    from lint_gov.cli import run

    status = run(sys.argv[1:])
    # At exit the collector would go through everything once more, another tenth.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())

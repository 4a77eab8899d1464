"""Entry point; answers `--version` before anything is imported."""

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ssotgen import __version__

        print(f"ssotgen {__version__}")
        return
    from ssotgen.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

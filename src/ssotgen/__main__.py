"""Entry point; answers `--version` before anything is imported."""

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ssotgen import __version__

        try:
            print(f"ssotgen {__version__}", flush=True)
        except BrokenPipeError:  # nobody listens any more
            sys.stdout = None
        except OSError as cause:
            sys.stdout = None  # or it is tried again at the end
            print(f"error: what is printed cannot be written: {cause.strerror}", file=sys.stderr)
            sys.exit(2)
        return
    from ssotgen.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

"""``python -m benchmarks archive|extraction|retrieval|speed|load``: one entry point for all that is measured."""

import argparse

from benchmarks import extraction, importing, load, retrieval, speed


def main() -> None:
    """Read the command line and run what it names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    for name, module in (
        ("archive", importing),
        ("extraction", extraction),
        ("retrieval", retrieval),
        ("speed", speed),
        ("load", load),
    ):
        summary = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(name, help=summary, description=summary)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()

"""Start Fanal: the window without a command, the headless face with one."""

from __future__ import annotations

import gc
import sys

from desktop_app import bundle, hardening

_WITH_VALUE = ("--register", "--passphrase-file", "--user")
_WORKER = "--worker"
_REFUSED = 1


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code (0 done, 1 refused, 2 usage, 3 bug)."""
    hardening.apply()
    stranger = bundle.refusal()
    if stranger:
        sys.stderr.write(f"{stranger}\n")
        return _REFUSED
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        sys.stderr.write("Interrompu.\n")
        return _REFUSED


def _run(given: list[str]) -> int:
    if given[:1] == [_WORKER]:
        from desktop_app.documents.worker import main as serve

        return serve(given[1:])
    if opens_window(given):
        gc.disable()  # nothing on the way to the first paint is garbage; the runner collects after
        from desktop_app.app import run

        return run(given)
    from desktop_app.cli import run as run_command

    return run_command(given)


def opens_window(given: list[str]) -> bool:
    """Tell whether the arguments hold no command and ask for no help."""
    rest = iter(given)
    for argument in rest:
        if argument in _WITH_VALUE:
            next(rest, None)
        elif argument in ("--help", "--version") or not argument.startswith("-"):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())

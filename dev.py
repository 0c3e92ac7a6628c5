"""The developers' one entry: ``python3 dev.py TASK``. It needs Python alone on a fresh machine.

Tasks: setup, run, demo, test, check, bench, shots, golden, sizes, build. It makes ``.venv`` from
``uv.lock`` (every file checked by its hash, wheels only) and, on Debian and Ubuntu, installs the
system libraries that are missing where it may, or says what to type where it may not.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "uv.lock"
STAMP = VENV / "fanal-lock.sha256"
PYTHON = ((3, 11), (3, 15))
"""The first Python that works and the first that is not tried, as in pyproject.toml."""

ENDING_PATIENCE_S = 10.0
INTERRUPTED_EXIT = 130

WINDOW = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "xvfb",
    "xauth",
)
PAPERS = (
    "libreoffice-writer-nogui",
    "poppler-utils",
    "fonts-liberation",
    "fonts-crosextra-carlito",
    "fonts-dejavu-core",
)
HARD_TESTS = ("gcc", "libc6-dev", "strace", "zbar-tools", "dbus")
BUILD = ("binutils",)


def setup(_arguments: Sequence[str] = (), packages: Sequence[str] = ()) -> int:
    """Make the environment that every other task uses."""
    _need_python()
    complete = _system_packages((*_environment_packages(), *packages))
    if not _environment_is_current():
        _make_environment()
    if not complete and not _window_can_open():
        sys.exit("Without the libraries of a window there is nothing to start.")
    return 0


def run(arguments: Sequence[str]) -> int:
    """Start Fanal with the given arguments."""
    setup(packages=WINDOW)
    return _window(["-m", "desktop_app", *arguments])


def demo(arguments: Sequence[str]) -> int:
    """Open the window on a throw-away training register."""
    return run(["--demo", *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run the tests on real parts; what is not there is skipped aloud."""
    setup(packages=(*WINDOW, *PAPERS, *HARD_TESTS))
    # One process a core; whoever is done takes over from the other, so that none waits at the end.
    return _python(["-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments])


def check(arguments: Sequence[str]) -> int:
    """Run lint, types, imports, then the tests, with every kill and every power cut."""
    setup(packages=(*WINDOW, *PAPERS, *HARD_TESTS))
    steps: tuple[list[str], ...] = (
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
    )
    for step in steps:
        code = _python(step)
        if code:
            return code
    os.environ.setdefault("FANAL_TEST_SCALE", "1")
    return test(arguments)


def bench(arguments: Sequence[str]) -> int:
    """Measure each figure beside its floor and print them as JSON."""
    setup(packages=(*WINDOW, *PAPERS))
    return _python(["-m", "tests.benchmarks", *arguments])


def shots(arguments: Sequence[str]) -> int:
    """Write a PNG of every screen, light and dark, 100 % and 200 %, into ``shots/``."""
    setup(packages=WINDOW)
    return _python(["-m", "tests.ui.shots", *arguments], QT_QPA_PLATFORM="offscreen")


def golden(arguments: Sequence[str]) -> int:
    """Rewrite the golden documents after a wanted change."""
    setup()
    return _python(["-m", "pytest", "tests/golden", *arguments], FANAL_GOLDEN="rewrite")


def sizes(_arguments: Sequence[str] = ()) -> int:
    """List the longest files and functions."""
    files, functions = [], []
    for path in sorted((ROOT / "desktop_app").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        files.append((text.count("\n"), str(path.relative_to(ROOT))))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                functions.append((length, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"))
    for title, rows in (("lines a file", files), ("lines a function", functions)):
        print(title)
        for length, name in sorted(rows, reverse=True)[:15]:
            print(f"  {length:5} {name}")
    return 0


def build(_arguments: Sequence[str] = ()) -> int:
    """Build the program in one folder with PyInstaller and run its self-check."""
    setup(packages=(*WINDOW, *BUILD))
    code = _python(["-m", "PyInstaller", "--noconfirm", "--clean", "build.spec"])
    if code:
        return code
    program = ROOT / "dist" / "fanal" / ("fanal.exe" if os.name == "nt" else "fanal")
    files = [file for file in program.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files)
    print(f"{program.parent}: {size / 1e6:.0f} MB", flush=True)
    return _finish([str(program), "self-check"])


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": setup,
    "run": run,
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "golden": golden,
    "sizes": sizes,
    "build": build,
}


def main(arguments: Sequence[str]) -> int:
    """Run one task."""
    if not arguments or arguments[0] not in TASKS:
        print(__doc__)
        for name, task in TASKS.items():
            print(f"  {name:8} {(task.__doc__ or '').splitlines()[0]}")
        return 0 if not arguments or arguments[0] in ("help", "--help", "-h") else 2
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return TASKS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return INTERRUPTED_EXIT


def _interrupt(_number: int, _frame: object) -> NoReturn:
    """Take a request to end for Ctrl+C, so that nothing is left running."""
    raise KeyboardInterrupt


def _need_python() -> None:
    if not PYTHON[0] <= sys.version_info[:2] < PYTHON[1]:
        first, after = ("3." + str(minor) for _, minor in PYTHON)
        sys.exit(f"Fanal needs a Python from {first}, before {after}: run this command with one.")


def _environment_is_current() -> bool:
    return STAMP.is_file() and STAMP.read_text() == _wanted_stamp() and _venv_python().exists()


def _wanted_stamp() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {version}"


def _make_environment() -> None:
    if not _can_make_environments():
        sys.exit("This Python cannot make environments: install its venv module, then come back.")
    print("Preparing .venv from uv.lock…", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text(_requirements(), encoding="utf-8")
        command = ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        code = _python([*command, "--only-binary", ":all:", "-r", str(wanted)])
    if code:
        sys.exit("The packages could not be installed: is the package index within reach?")
    _write_launcher()
    STAMP.write_text(_wanted_stamp())


def _requirements() -> str:
    """Return the packages of uv.lock for this computer, with the hashes of their wheels."""
    script = ROOT / "tests" / "project" / "locked.py"
    found = subprocess.run(
        [str(_venv_python()), str(script), str(LOCK)], check=True, capture_output=True, text=True
    )
    return found.stdout


def _write_launcher() -> None:
    """Put a ``fanal`` command into the environment, without building a package."""
    folder = _venv_python().parent
    if os.name == "nt":
        lines = f'@"{_venv_python()}" -c "import sys; sys.path.insert(0, r\'{ROOT}\'); '
        lines += 'from desktop_app.__main__ import main; sys.exit(main())" %*\r\n'
        (folder / "fanal.cmd").write_text(lines, encoding="utf-8")
        return
    launcher = folder / "fanal"
    launcher.write_text(
        f"#!{_venv_python()}\nimport sys\n\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from desktop_app.__main__ import main\n\nsys.exit(main())\n",
        encoding="utf-8",
    )
    launcher.chmod(0o755)


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _python(arguments: Iterable[str], **environment: str) -> int:
    return _finish([str(_venv_python()), *arguments], {**os.environ, **environment})


def _window(arguments: Sequence[str]) -> int:
    """Run a program with windows: on the screen there is, or aloud on a virtual one."""
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or has_screen or "QT_QPA_PLATFORM" in os.environ:
        return _python(arguments)
    virtual = shutil.which("xvfb-run")
    if virtual is None:
        print("No screen here and no virtual one: start this on a computer with a screen.")
        return 1
    print("No screen here: the window opens on a virtual one (Xvfb). Ctrl+C ends it.", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        # xvfb-run leaves a folder behind when it is ended: it gets this one instead.
        screen = ["-a", "-f", str(Path(folder) / "Xauthority"), "-s", "-screen 0 1366x768x24"]
        return _finish([virtual, *screen, str(_venv_python()), *arguments], apart=True)


def _finish(
    command: Sequence[str], environment: dict[str, str] | None = None, *, apart: bool = False
) -> int:
    """Run ``command`` to its end. An interruption ends it too, with all it started if ``apart``."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=apart)
    try:
        return process.wait()
    except KeyboardInterrupt:
        # Ctrl+C has reached a process of this terminal already: it gets time to put things away.
        try:
            process.wait(0.0 if apart else ENDING_PATIENCE_S)
        except subprocess.TimeoutExpired:
            _end(process, apart=apart)
        raise


def _end(process: subprocess.Popen[bytes], *, apart: bool) -> None:
    if apart and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()
    process.wait()


def _can_make_environments() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("ensurepip", "venv"))


def _environment_packages() -> tuple[str, ...]:
    """Return what Debian leaves out of its Python, if the environment is still to be made."""
    if _environment_is_current() or _can_make_environments():
        return ()
    return (f"python3.{sys.version_info.minor}-venv",)


def _window_can_open() -> bool:
    """Try what a window loads: the names of packages differ, libraries do not."""
    trial = [str(_venv_python()), "-c", "import PySide6.QtWidgets"]
    return subprocess.run(trial, check=False, capture_output=True).returncode == 0


def _system_packages(wanted: Sequence[str]) -> bool:
    """Install the Debian packages that are missing; tell whether all are there, as far as known."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return True
    missing = [name for name in wanted if not _is_installed(name)]
    return not missing or _install(missing)


def _is_installed(package: str) -> bool:
    found = subprocess.run(
        ["dpkg-query", "-W", "-f=${db:Status-Status}", package],
        check=False,
        capture_output=True,
        text=True,
    )
    if found.stdout == "installed":
        return True
    # Ubuntu 24.04 renamed some libraries for 64-bit time: libglib2.0-0 became libglib2.0-0t64.
    return not package.endswith("t64") and package[-1].isdigit() and _is_installed(f"{package}t64")


def _install(packages: Sequence[str]) -> bool:
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    typed = f"apt-get update && {' '.join(install)}"
    by_hand = f"  sudo sh -c '{typed}'" if shutil.which("sudo") else f"  su -c '{typed}'"
    if os.geteuid() != 0:
        print(f"System packages are missing. Type this, then come back:\n{by_hand}", flush=True)
        return False
    print(f"Installing {' '.join(packages)}…", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], check=False, env=quiet)
    done = subprocess.run([*install, "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    if done.returncode:
        print(f"apt-get failed: dev.py goes on without them. By hand:\n{by_hand}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

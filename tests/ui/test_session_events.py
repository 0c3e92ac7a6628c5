"""Sleep and session lock over a private bus, as logind tells them (S-31)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from desktop_app.paths import ROOT

PROGRAM = """
import os
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from desktop_app.ui.session_events import SessionEvents

application = QCoreApplication([])
address = os.environ["DBUS_SESSION_BUS_ADDRESS"]
events = SessionEvents()
events.lock_wanted.connect(lambda: print("lock", flush=True))
bus = QDBusConnection.connectToBus(address, "fanal")
print("listening", events.listen(bus, bus), flush=True)
logind = QDBusConnection.connectToBus(address, "logind")
logind.registerService("org.freedesktop.login1")

def tell(path, interface, name, *arguments):
    print(name, *arguments[-1:], flush=True)
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(list(arguments))
    logind.send(signal)

MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
ONE = "/org/freedesktop/login1/session/c1"
PROPERTIES = "org.freedesktop.DBus.Properties"
SEAT = "org.freedesktop.login1.Seat"
steps = [
    lambda: tell("/org/freedesktop/login1", MANAGER, "PrepareForSleep", True),
    lambda: tell("/org/freedesktop/login1", MANAGER, "PrepareForSleep", False),
    lambda: tell(ONE, SESSION, "Lock"),
    lambda: tell(ONE, SESSION, "Unlock"),
    lambda: tell(ONE, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": True}),
    lambda: tell(ONE, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": False}),
    lambda: tell(ONE, PROPERTIES, "PropertiesChanged", SESSION, {"Active": False}),
    lambda: tell(ONE, PROPERTIES, "PropertiesChanged", SEAT, {"Active": False}),
    lambda: tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    lambda: tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False),
    application.quit,
]
for number, step in enumerate(steps):
    QTimer.singleShot(150 * (number + 1), step)
application.exec()
"""


def test_sleep_lock_and_screen_saver_are_heard_waking_and_unlocking_are_not() -> None:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("dbus-run-session is not installed: no private bus to listen on")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines() == [
        "listening True",
        "PrepareForSleep True",
        "lock",
        "PrepareForSleep False",
        "Lock",
        "lock",
        "Unlock",
        "PropertiesChanged {'LockedHint': True}",
        "lock",
        "PropertiesChanged {'LockedHint': False}",
        "PropertiesChanged {'Active': False}",
        "lock",
        "PropertiesChanged {'Active': False}",
        "ActiveChanged True",
        "lock",
        "ActiveChanged False",
    ], done.stderr[-1000:]


def test_without_a_bus_nothing_breaks() -> None:
    program = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from desktop_app.ui.session_events import SessionEvents\n"
        "application = QCoreApplication([])\n"
        "print(SessionEvents().listen())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={
            **os.environ,
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/bus",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.strip() == "False", done.stderr[-1000:]

"""A Windows Job Object: ceilings for a process and its children, and one end for all of them.

Written from the documentation of kernel32 and never run by its authors, who have no Windows.
"""

from __future__ import annotations

import sys

from desktop_app.documents.limits import Limits

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # winnt.h, JOBOBJECT_BASIC_LIMIT_INFORMATION.LimitFlags
    _JOB_TIME = 0x00000004
    _ACTIVE_PROCESS = 0x00000008
    _JOB_MEMORY = 0x00000200
    _DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
    _KILL_ON_JOB_CLOSE = 0x00002000
    _EXTENDED_LIMIT_INFORMATION = 9  # JobObjectExtendedLimitInformation
    _TERMINATE_AND_SET_QUOTA = 0x0001 | 0x0100  # PROCESS_TERMINATE | PROCESS_SET_QUOTA
    _TICKS_PER_SECOND = 10_000_000  # of 100 ns
    _PROCESSES = 8

    class _BasicLimits(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _IoCounters(ctypes.Structure):
        _fields_ = [(name, ctypes.c_uint64) for name in ("r", "w", "o", "rb", "wb", "ob")]

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = [
            ("Basic", _BasicLimits),
            ("Io", _IoCounters),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    def _kernel32() -> ctypes.WinDLL:
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel32.CreateJobObjectW.restype = wintypes.HANDLE
        kernel32.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        kernel32.OpenProcess.restype = wintypes.HANDLE
        kernel32.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
        kernel32.SetInformationJobObject.argtypes = [
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        ]
        kernel32.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel32.TerminateJobObject.argtypes = [wintypes.HANDLE, wintypes.UINT]
        kernel32.CloseHandle.argtypes = [wintypes.HANDLE]
        return kernel32

    class WindowsJob:
        """The job and what is in it; all of it ends when this process ends. Raises ``OSError``."""

        def __init__(self, limits: Limits) -> None:
            self._kernel32 = _kernel32()
            self._handle = self._kernel32.CreateJobObjectW(None, None)
            if not self._handle:
                raise ctypes.WinError(ctypes.get_last_error())
            asked = _asked(limits)
            if not self._kernel32.SetInformationJobObject(
                self._handle, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(asked), ctypes.sizeof(asked)
            ):
                raise ctypes.WinError(ctypes.get_last_error())

        def take(self, pid: int) -> None:
            """Put a running process, and what it starts from now on, into the job."""
            process = self._kernel32.OpenProcess(_TERMINATE_AND_SET_QUOTA, False, pid)
            if not process:
                raise ctypes.WinError(ctypes.get_last_error())
            taken = self._kernel32.AssignProcessToJobObject(self._handle, process)
            code = ctypes.get_last_error()
            self._kernel32.CloseHandle(process)
            if not taken:
                raise ctypes.WinError(code)

        def end(self) -> None:
            """End every process of the job."""
            if self._handle:
                self._kernel32.TerminateJobObject(self._handle, 1)
                self._kernel32.CloseHandle(self._handle)
                self._handle = None

    def _asked(limits: Limits) -> _ExtendedLimits:
        asked = _ExtendedLimits()
        asked.Basic.LimitFlags = (
            _JOB_TIME
            | _ACTIVE_PROCESS
            | _JOB_MEMORY
            | _DIE_ON_UNHANDLED_EXCEPTION
            | _KILL_ON_JOB_CLOSE
        )
        # The job counts from its start: the time of one document cannot be renewed inside it.
        asked.Basic.PerJobUserTimeLimit = limits.cpu_per_job_s * limits.jobs * _TICKS_PER_SECOND
        asked.Basic.ActiveProcessLimit = _PROCESSES
        asked.JobMemoryLimit = limits.memory_bytes
        return asked

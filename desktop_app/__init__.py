"""Fanal: an encrypted case register and the papers the authorities expect."""

__version__ = "0.1.0"

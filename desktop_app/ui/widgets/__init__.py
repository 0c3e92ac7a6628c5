"""Reusable fields and panels that know no service."""

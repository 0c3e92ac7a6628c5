"""The entries of the data dictionary, one module a part of the paper (crip.md §2.2)."""

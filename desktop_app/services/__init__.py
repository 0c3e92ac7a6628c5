"""The use cases: one class an area, one method a use case, one transaction a method."""

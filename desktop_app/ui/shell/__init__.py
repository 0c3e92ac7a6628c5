"""The parts of the window around the work zone."""

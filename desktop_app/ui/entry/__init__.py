"""What is shown while no register is open: first run, unlocking, recovery."""

"""What several models say in the same words: persons, facts, steps, law, signature."""

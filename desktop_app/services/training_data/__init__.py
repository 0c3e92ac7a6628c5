"""Fictional situations for training: names, places and sentences, and how they are put together.

Nobody here exists. Communes are real because the competent département follows from them; the
settlements, hotels, schools, associations and people are invented.
"""

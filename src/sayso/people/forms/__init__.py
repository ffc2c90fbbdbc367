"""Input about people, made into clean values."""

"""Doors of groups and meetings."""

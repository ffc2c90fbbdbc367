"""Sayso: the engagement platform for social landlords."""

__version__ = "0.1.0"

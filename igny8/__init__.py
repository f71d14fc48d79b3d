"""IGNY8: a self-hosted content engine."""

__version__ = "0.1.0"

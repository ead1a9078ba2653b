"""Approdo's tests."""

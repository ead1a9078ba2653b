"""Organisations, teams, users, what they may do and since when, and signing in."""

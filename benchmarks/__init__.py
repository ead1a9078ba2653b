"""Measures against the targets; each figure is one JSON line {name, value, unit, target, ok}."""

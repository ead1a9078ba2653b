"""Sealed records: envelope encryption under a key of each data subject, read through one door."""

from app.crypto.compartments import Compartment
from app.crypto.door import REDACTED, Redacted
from app.crypto.sealed import seal_values, sealed, sealed_columns

__all__ = ["REDACTED", "Compartment", "Redacted", "seal_values", "sealed", "sealed_columns"]

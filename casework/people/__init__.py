"""People: identity, contact details, legal status, notices; finding them again."""

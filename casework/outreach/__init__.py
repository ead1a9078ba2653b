"""Street outreach: zones, shifts, stops, contacts, alerts, and the human act of linking a contact to a person."""

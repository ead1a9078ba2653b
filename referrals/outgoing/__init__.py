"""Outgoing referrals: an équipe or a street unit sends somebody to a service, and the service answers."""

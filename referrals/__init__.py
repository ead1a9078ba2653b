"""Requests between services: the directory, outgoing referrals, and the one workflow they all follow."""

"""What was done with and for people: interventions and their minutes, appointments."""

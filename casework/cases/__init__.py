"""The file: the life of a case, its team, the timeline, notes and tasks."""

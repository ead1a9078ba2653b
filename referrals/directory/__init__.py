"""The directory: organisations' service points; what, where, when, which languages, which documents."""

"""People from an office's spreadsheet: read, mapped, checked, and put in once, in whole batches."""

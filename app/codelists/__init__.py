"""Code lists: 69 lists of values with Italian and English words, in the database, editable by administrators."""

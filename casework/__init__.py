"""The work with people: who they are, their files, what is done with them."""

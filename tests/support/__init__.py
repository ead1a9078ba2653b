"""Real parts for tests: a PostgreSQL server, a browser, the running application."""

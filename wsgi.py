"""Where a server finds the application."""

from app.serving import create_app_or_exit
from config import Config

application = create_app_or_exit(Config())
app = application

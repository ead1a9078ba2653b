"""How gunicorn serves Approdo in production."""

import os

bind = os.environ.get("APPRODO_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 20
keepalive = 15
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm"  # noqa: S108 - the heartbeat file; it holds nothing
control_socket_disable = True
# Only the proxy in front may say which scheme the browser used.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
# The path of a page names a file by a random id, so even that is not written: no access log here.
accesslog = None
errorlog = "-"
loglevel = "warning"
# The application is made once, before the workers: an unsafe setting then stops the start with its one line.
preload_app = True

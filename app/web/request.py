"""Our request class: an uploaded file stays in memory, never in a plaintext temporary file."""

import io
from typing import IO, Any

from flask import Request


class InMemoryRequest(Request):
    """Werkzeug spools uploads over 500 KiB to disk in clear; here they stay in memory, within MAX_CONTENT_LENGTH."""

    max_form_memory_size = 2 * 1024 * 1024

    def _get_file_stream(self, *_args: Any, **_named: Any) -> IO[bytes]:
        return io.BytesIO()

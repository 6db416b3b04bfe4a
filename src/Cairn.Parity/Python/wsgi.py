

class CairnRecorder:
    """app.wsgi_app = CairnRecorder(app.wsgi_app)"""

    def __init__(self, app):
        self.app = app
        self.recorder = Recorder()

    def __call__(self, environ, start_response):
        began, started = time.time(), time.perf_counter()
        length = environ.get("CONTENT_LENGTH") or ""
        content = b""
        if length or environ.get("wsgi.input_terminated"):
            content = environ["wsgi.input"].read(int(length)) if length else environ["wsgi.input"].read()
            environ["wsgi.input"] = io.BytesIO(content)
        seen = {}

        def start(status, headers, exc_info=None):
            seen["status"], seen["headers"] = int(status.split(" ", 1)[0]), list(headers)
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        asked, target = self.headers(environ), self.target(environ)
        return Answer(self.app(environ, start), lambda answer: self.recorder.record(
            environ["REQUEST_METHOD"], target, asked, content, seen.get("status", 500), seen.get("headers", []), answer, began, time.perf_counter() - started))

    @staticmethod
    def target(environ):
        """As it stood on the wire where the server says so: gunicorn, Werkzeug, uWSGI."""
        raw = environ.get("RAW_URI") or environ.get("REQUEST_URI")
        if raw:
            return raw
        path = urllib.parse.quote((environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")).encode("latin-1"), safe="/:@!$&'()*+,;=-._~")
        return path + ("?" + environ["QUERY_STRING"] if environ.get("QUERY_STRING") else "")

    @staticmethod
    def headers(environ):
        names = [(key[5:] if key.startswith("HTTP_") else key, value) for key, value in environ.items() if key.startswith("HTTP_") or (key in ("CONTENT_TYPE", "CONTENT_LENGTH") and value)]
        return [("-".join(part.capitalize() for part in name.split("_")), value) for name, value in names]


class Answer:
    """Passes an answer on while it comes, and records it when the server is through with it."""

    def __init__(self, parts, record):
        self.parts, self.record, self.kept, self.size = parts, record, [], 0

    def __iter__(self):
        for part in self.parts:
            self.size += len(part)
            if self.size <= LARGEST:
                self.kept.append(part)
            yield part

    def close(self):
        if hasattr(self.parts, "close"):
            self.parts.close()
        if self.size <= LARGEST:
            self.record(b"".join(self.kept))

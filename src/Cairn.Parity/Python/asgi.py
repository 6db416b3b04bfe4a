

class CairnRecorder:
    """app.add_middleware(CairnRecorder)"""

    def __init__(self, app):
        self.app = app
        self.recorder = Recorder()

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, started = time.time(), time.perf_counter()
        asked, answered, seen = bytearray(), bytearray(), {}

        async def hear():
            message = await receive()
            if message["type"] == "http.request" and len(asked) <= LARGEST:
                asked.extend(message.get("body", b""))
            return message

        async def tell(message):
            if message["type"] == "http.response.start":
                seen["status"], seen["headers"] = message["status"], message.get("headers", [])
            elif message["type"] == "http.response.body" and len(answered) <= LARGEST:
                answered.extend(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, hear, tell)
        finally:
            if "status" in seen:
                self.recorder.record(
                    scope["method"], self.target(scope), self.fields(scope["headers"]), bytes(asked), seen["status"], self.fields(seen["headers"]), bytes(answered), began, time.perf_counter() - started)

    @staticmethod
    def target(scope):
        path = (scope.get("raw_path") or urllib.parse.quote(scope["path"]).encode()).split(b"?", 1)[0]
        return (path + (b"?" + scope["query_string"] if scope.get("query_string") else b"")).decode("latin-1")

    @staticmethod
    def fields(headers):
        return [(bytes(name).decode("latin-1"), bytes(value).decode("latin-1")) for name, value in headers]

"""Answers what it is sent; recorded by the module that Cairn has emitted."""
import sys
import threading

from cairn_recorder import CairnRecorder
from flask import Flask, make_response, request
from werkzeug.serving import WSGIRequestHandler, make_server

app = Flask(__name__)
app.wsgi_app = CairnRecorder(app.wsgi_app)


@app.post("/login")
def login():
    return make_response(request.get_data(), 200, {"Content-Type": "application/json", "Set-Cookie": "sid=new-s3cr3t; Path=/", "X-Made-By": "a person"})


class Quiet(WSGIRequestHandler):
    def log(self, *_):
        pass


server = make_server("127.0.0.1", 0, app, request_handler=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.port, flush=True)
sys.stdin.read()  # ends with whoever started this
server.shutdown()

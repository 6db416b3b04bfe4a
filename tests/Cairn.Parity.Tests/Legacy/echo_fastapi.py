"""Answers what it is sent; recorded by the module that Cairn has emitted."""
import socket
import sys
import threading

import uvicorn
from cairn_recorder import CairnRecorder
from fastapi import FastAPI, Request, Response

app = FastAPI()
app.add_middleware(CairnRecorder)


@app.post("/login")
async def login(request: Request):
    return Response(await request.body(), media_type="application/json", headers={"Set-Cookie": "sid=new-s3cr3t; Path=/", "X-Made-By": "a person"})


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
serving = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
listener.listen()
serving.start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()  # ends with whoever started this
server.should_exit = True
serving.join()

"""A FastAPI service for the inventory to read. Its views are never called."""
import datetime
from typing import Dict, List, Optional

from fastapi import FastAPI, Response, WebSocket
from pydantic import BaseModel

app = FastAPI()


class Build(BaseModel):
    """A build & its state."""

    id: int
    branch: str
    rate: float = 1.0
    started_at: Optional[datetime.datetime] = None
    labels: List[str] = []
    timings: Dict[str, float] = {}


@app.get("/builds/{build_id}", response_model=Build)
def find(build_id: int, limit: int = 5):
    return None


@app.post("/builds/", response_model=Build)
def report(build: Build, response: Response):
    response.set_cookie("last", str(build.id))
    return build


@app.get("/files/{name:path}")
def read(name: str):
    return {"name": name}


@app.websocket("/events")
async def events(socket: WebSocket):
    await socket.accept()

import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/builds/{build}")
async def build(build: str):
    return {"id": build, "ratio": 1.0, "name": "caf\u00e9"}


@app.get("/clock")
async def clock():
    return {"now": time.time_ns()}

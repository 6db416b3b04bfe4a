"""The same service as FastAPI services are written."""
import datetime
import decimal
import enum
import json
from typing import List, Optional

from fastapi import Cookie, FastAPI, Form, Header, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel

app = FastAPI(openapi_url="/openapi.json", docs_url=None, redoc_url=None)

MOMENT = datetime.datetime(2024, 3, 1, 12, 34, 56, 120000)
UTC = MOMENT.replace(tzinfo=datetime.timezone.utc)
EAST = MOMENT.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=30)))


class State(str, enum.Enum):
    RUNNING = "running"


class Level(enum.IntEnum):
    HIGH = 3


class Plain(enum.Enum):
    ONE = "one"


class Build(BaseModel):
    number: int
    name: str


VALUES = {
    "float-one": lambda: {"v": 1.0},
    "floats": lambda: [1e16, 1e-05, 1.2345678901234568e17, 1e15, 0.1, 123456.789, -0.0, 5e-324, 100.0],
    "text": lambda: {"t": "é漢😀\u2028\u00a0\x7f<>&'+\"\\/\b\t\n\x01"},
    "order": lambda: {"b": 1, "a": 2, "C": 3, "ä": 4, "😀": 5, "\uffff": 6, "aa": 7},
    "names": lambda: {"MixedCase": 1, "UPPER": 2, "lower": 3, "snake_case": 4},
    "null": lambda: {"b": None, "a": 1},
    "nan": lambda: {"v": float("nan")},
    "infinity": lambda: [float("inf"), float("-inf")],
    "big": lambda: {"v": 2**100},
    "datetime": lambda: {"naive": MOMENT, "utc": UTC, "east": EAST},
    "seconds": lambda: {"v": UTC.replace(microsecond=0)},
    "date": lambda: {"v": MOMENT.date()},
    "time": lambda: {"v": MOMENT.time()},
    "timedelta": lambda: {"v": datetime.timedelta(days=1, seconds=5, milliseconds=500)},
    "decimal": lambda: {"v": decimal.Decimal("1.10"), "w": decimal.Decimal("5"), "x": decimal.Decimal("0.0000001")},
    "enum": lambda: {"v": State.RUNNING},
    "intenum": lambda: {"v": Level.HIGH},
    "plainenum": lambda: {"v": Plain.ONE},
    "bytes": lambda: {"v": b"raw"},
    "tuple": lambda: {"v": (1, "a")},
    "nested": lambda: {"z": [{"y": 1.0, "x": [True, False, None]}], "a": {}},
    "empty": lambda: {},
    "list": lambda: [1, 2.0, "three"],
    "string": lambda: "été",
    "whole": lambda: 42,
}


@app.get("/json/{name}")
def values(name: str):
    return VALUES[name]()


@app.get("/dumps")
def dumps():
    return Response(json.dumps({"b": 1, "a": [1.0, "é"]}), media_type="application/json")


@app.get("/text")
def text():
    return "héllo"


@app.get("/plain")
def plain():
    return PlainTextResponse("héllo\n")


@app.get("/html")
def html():
    return HTMLResponse("<p>hi</p>")


@app.get("/nothing")
def nothing():
    return Response("")


@app.get("/no-content", status_code=204)
def no_content():
    return Response(status_code=204)


@app.get("/created", status_code=201)
def created(response: Response):
    response.headers["Location"] = "/builds/42"
    return {"id": 42}


@app.get("/accepted", status_code=202)
def accepted():
    return {"ok": True}


@app.get("/error")
def error():
    raise RuntimeError("boom")


@app.get("/abort/{code}")
def aborts(code: int):
    raise HTTPException(code)


@app.get("/conflict")
def conflict():
    return JSONResponse({"error": "exists"}, status_code=409)


@app.get("/noslash")
def noslash():
    return {"route": "noslash"}


@app.get("/slash/")
def slash():
    return {"route": "slash"}


@app.get("/both")
def both():
    return {"route": "both"}


@app.get("/both/")
def both_slash():
    return {"route": "both/"}


@app.get("/CaseRoute")
def case_route():
    return {"route": "CaseRoute"}


@app.get("/p/{name}")
def segment(name: str):
    return {"name": name}


@app.get("/p/{name}/details/")
def segment_details(name: str):
    return {"details": name}


@app.get("/path/{rest:path}")
def path(rest: str):
    return {"rest": rest}


@app.get("/int/{number}")
def integer(number: int):
    return {"number": number}


@app.get("/q/first")
def first(a: Optional[str] = None):
    return {"a": a}


@app.get("/q/all")
def all_values(a: List[str] = Query([])):
    return {"a": a}


@app.get("/q/int")
def query_int(n: int = 7):
    return {"n": n}


@app.get("/q/float")
def query_float(x: float = 0.5):
    return {"x": x}


@app.get("/q/bool")
def query_bool(b: bool = False):
    return {"b": b}


@app.post("/echo")
def echo(body: dict):
    return body


@app.post("/build", status_code=201)
def build(body: Build):
    return body


@app.post("/form")
def form(a: Optional[str] = Form(None), b: Optional[str] = Form(None)):
    return {"a": a, "b": b}


@app.api_route("/multi", methods=["GET", "POST"])
def multi(request: Request):
    return {"method": request.method}


@app.put("/item/{name}")
def put_item(name: str):
    return {"put": name}


@app.delete("/item/{name}", status_code=204)
def delete_item(name: str):
    return Response(status_code=204)


@app.patch("/item/{name}")
def patch_item(name: str):
    return {"patched": name}


@app.get("/redirect")
def redirected():
    return RedirectResponse("/noslash", 302)


@app.get("/redirect/permanent")
def redirected_permanently():
    return RedirectResponse("/noslash?a=1&b=2", 301)


@app.get("/redirect/see-other")
def redirected_elsewhere():
    return RedirectResponse("https://ci.example/builds?q=a%20b", 303)


@app.get("/redirect/unicode")
def redirected_to_unicode():
    return RedirectResponse("/p/é漢?q=ü", 302)


@app.get("/redirect/blank")
def redirected_to_blank():
    return RedirectResponse("/p/a b", 302)


@app.get("/cookie/set")
def set_cookie():
    return cookie("session", "abc")


@app.get("/cookie/quoted")
def set_quoted():
    return cookie("note", 'x y;z,"q"')


@app.get("/cookie/unicode")
def set_unicode():
    return cookie("name", "é")


@app.get("/cookie/age")
def set_age():
    return cookie("session", "abc", max_age=3600)


@app.get("/cookie/attributes")
def set_attributes():
    return cookie("session", "a=b", expires=UTC, domain="ci.example", path="/x", secure=True, httponly=True, samesite="strict")


@app.get("/cookie/two")
def set_two():
    answer = cookie("a", "1")
    answer.set_cookie("b", "2")
    return answer


@app.get("/cookie/delete")
def delete_cookie():
    answer = JSONResponse({"ok": True})
    answer.delete_cookie("session")
    return answer


@app.get("/cookie/get")
def get_cookie(a: Optional[str] = Cookie(None), b: Optional[str] = Cookie(None)):
    return {"a": a, "b": b}


def cookie(name, value, **attributes):
    answer = JSONResponse({"ok": True})
    answer.set_cookie(name, value, **attributes)
    return answer


@app.get("/header")
def header(x_note: Optional[str] = Header(None)):
    return {"x": x_note}


@app.get("/tagged")
def tagged():
    return {"v": 1.0}


@app.get("/stream")
def stream():
    return StreamingResponse((f"{number}\n" for number in range(3)), media_type="text/event-stream")


@app.get("/binary")
def binary():
    return Response(bytes(range(256)), media_type="application/octet-stream")

"""A build-status service as Flask services are written: what it answers exercises every row of the wire table."""
import datetime
import decimal
import enum
import json

from flask import Flask, Response, abort, jsonify, make_response, redirect, request

app = Flask("legacy", static_folder=None)

MOMENT = datetime.datetime(2024, 3, 1, 12, 34, 56, 120000)
UTC = MOMENT.replace(tzinfo=datetime.timezone.utc)
EAST = MOMENT.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=30)))


class State(str, enum.Enum):
    RUNNING = "running"


class Level(enum.IntEnum):
    HIGH = 3


class Plain(enum.Enum):
    ONE = "one"


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


@app.get("/json/<name>")
def values(name):
    return jsonify(VALUES[name]())


@app.get("/dumps")
def dumps():
    return Response(json.dumps({"b": 1, "a": [1.0, "é"]}), mimetype="application/json")


@app.get("/text")
def text():
    return "héllo"


@app.get("/plain")
def plain():
    return Response("héllo\n", mimetype="text/plain")


@app.get("/html")
def html():
    return "<p>hi</p>"


@app.get("/nothing")
def nothing():
    return ""


@app.get("/no-content")
def no_content():
    return "", 204


@app.get("/created")
def created():
    return jsonify({"id": 42}), 201, {"Location": "/builds/42"}


@app.get("/accepted")
def accepted():
    return jsonify({"ok": True}), 202


@app.get("/error")
def error():
    raise RuntimeError("boom")


@app.get("/abort/<int:code>")
def aborts(code):
    abort(code)


@app.get("/conflict")
def conflict():
    return jsonify({"error": "exists"}), 409


@app.get("/noslash")
def noslash():
    return jsonify({"route": "noslash"})


@app.get("/slash/")
def slash():
    return jsonify({"route": "slash"})


@app.get("/both")
def both():
    return jsonify({"route": "both"})


@app.get("/both/")
def both_slash():
    return jsonify({"route": "both/"})


@app.get("/CaseRoute")
def case_route():
    return jsonify({"route": "CaseRoute"})


@app.get("/p/<name>")
def segment(name):
    return jsonify({"name": name})


@app.get("/p/<name>/details/")
def segment_details(name):
    return jsonify({"details": name})


@app.get("/path/<path:rest>")
def path(rest):
    return jsonify({"rest": rest})


@app.get("/int/<int:number>")
def integer(number):
    return jsonify({"number": number})


@app.get("/q/first")
def first():
    return jsonify({"a": request.args.get("a")})


@app.get("/q/all")
def all_values():
    return jsonify({"a": request.args.getlist("a")})


@app.get("/q/int")
def query_int():
    return jsonify({"n": request.args.get("n", 7, type=int)})


@app.get("/q/float")
def query_float():
    return jsonify({"x": request.args.get("x", 0.5, type=float)})


@app.get("/q/bool")
def query_bool():
    return jsonify({"b": request.args.get("b", False, type=bool)})


@app.post("/echo")
def echo():
    return jsonify(request.get_json())


@app.post("/build")
def build():
    body = request.get_json()
    return jsonify({"number": body["number"], "name": body["name"]}), 201


@app.post("/form")
def form():
    return jsonify({"a": request.form.get("a"), "b": request.form.get("b")})


@app.route("/multi", methods=["GET", "POST"])
def multi():
    return jsonify({"method": request.method})


@app.put("/item/<name>")
def put_item(name):
    return jsonify({"put": name})


@app.delete("/item/<name>")
def delete_item(name):
    return "", 204


@app.patch("/item/<name>")
def patch_item(name):
    return jsonify({"patched": name})


@app.get("/redirect")
def redirected():
    return redirect("/noslash")


@app.get("/redirect/permanent")
def redirected_permanently():
    return redirect("/noslash?a=1&b=2", 301)


@app.get("/redirect/see-other")
def redirected_elsewhere():
    return redirect("https://ci.example/builds?q=a%20b", 303)


@app.get("/redirect/unicode")
def redirected_to_unicode():
    return redirect("/p/é漢?q=ü")


@app.get("/redirect/blank")
def redirected_to_blank():
    return redirect("/p/a b")


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
    return cookie("session", "a=b", expires=UTC, domain="ci.example", path="/x", secure=True, httponly=True, samesite="Strict")


@app.get("/cookie/two")
def set_two():
    answer = cookie("a", "1")
    answer.set_cookie("b", "2")
    return answer


@app.get("/cookie/delete")
def delete_cookie():
    answer = jsonify({"ok": True})
    answer.delete_cookie("session")
    return answer


@app.get("/cookie/get")
def get_cookie():
    return jsonify({"a": request.cookies.get("a"), "b": request.cookies.get("b")})


def cookie(name, value, **attributes):
    answer = make_response(jsonify({"ok": True}))
    answer.set_cookie(name, value, **attributes)
    return answer


@app.get("/header")
def header():
    return jsonify({"x": request.headers.get("X-Note")})


@app.get("/tagged")
def tagged():
    answer = jsonify({"v": 1.0})
    answer.add_etag()
    return answer.make_conditional(request)


@app.get("/stream")
def stream():
    return Response((f"{number}\n" for number in range(3)), mimetype="text/event-stream")


@app.get("/binary")
def binary():
    return Response(bytes(range(256)), mimetype="application/octet-stream")

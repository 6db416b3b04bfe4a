"""Answers on standard output, one line a question, what Python itself makes of it.

A question is a line of JSON: [kind, value]. Values that JSON cannot tell apart are tagged:
{"$f": hexadecimal of the double}, {"$i": digits}, {"$d": decimal}, {"$t": ISO moment}, {"$day": ISO day}, {"$clock": ISO time}, {"$span": microseconds}.
An answer is the repr of the bytes in hexadecimal, so that a line feed in it does no harm.
"""
import datetime
import decimal
import json
import struct
import sys

TAGS = {
    "$f": lambda text: struct.unpack(">d", bytes.fromhex(text))[0],
    "$i": int,
    "$d": decimal.Decimal,
    "$t": datetime.datetime.fromisoformat,
    "$day": datetime.date.fromisoformat,
    "$clock": datetime.time.fromisoformat,
    "$span": lambda text: datetime.timedelta(microseconds=int(text)),
}


def untag(pairs):
    if len(pairs) == 1 and pairs[0][0] in TAGS:
        return TAGS[pairs[0][0]](pairs[0][1])
    return dict(pairs)


def flask(value):
    from flask import jsonify
    return jsonify(value).get_data()


def fastapi(value):
    from fastapi.encoders import jsonable_encoder
    from starlette.responses import JSONResponse
    return JSONResponse(jsonable_encoder(value)).body


def dumps(value):
    return json.dumps(value).encode()


def floats(value):
    """Doubles, big-endian in hexadecimal, sixteen digits each."""
    data = bytes.fromhex(value)
    return " ".join(map(repr, struct.unpack(">%dd" % (len(data) // 8), data))).encode()


def prepared(value):
    """What requests sends: {"method", "url", "json" | "data" | "params" | "files"}."""
    import requests
    import urllib3.filepost
    urllib3.filepost.choose_boundary = lambda: "0123456789abcdef0123456789abcdef"
    if "files" in value:
        value["files"] = [(name, (file, data.encode("latin-1"), *kind)) for name, file, data, *kind in value["files"]]
    for part in ("data", "params"):
        if part in value:
            value[part] = [(name, item) for name, item in value[part]]
    request = requests.Request(**value).prepare()
    body = request.body if request.body is not None else b""
    lines = [request.url, request.headers.get("Content-Type", ""), request.headers.get("Content-Length", "")]
    return "\n".join(lines).encode() + b"\n" + (body if isinstance(body, bytes) else body.encode())


def answer_all():
    kinds = {"flask": flask, "fastapi": fastapi, "dumps": dumps, "floats": floats, "requests": prepared}
    for line in sys.stdin:
        kind, value = json.loads(line, object_pairs_hook=untag)
        sys.stdout.write(kinds[kind](value).hex() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        from flask import Flask
        with Flask("reference").app_context():
            answer_all()
    except ImportError:
        answer_all()

import flask

app = flask.Flask(__name__)


@app.route("/builds/<build>", methods=["GET", "PUT"])
def build(build):
    answer = flask.jsonify(id=build, ratio=1.0, name="caf\u00e9", raw=flask.request.environ["RAW_URI"], sent=flask.request.get_json(silent=True))
    answer.set_cookie("last", "x y;z")
    answer.set_cookie("seen", "1", max_age=60)
    return answer


@app.route("/slash/")
def slash():
    return "slash"


@app.route("/stream")
def stream():
    return flask.Response((f"line {number}\n" for number in range(3)), mimetype="text/plain")


@app.route("/empty")
def empty():
    return "", 204


@app.route("/fail")
def fail():
    raise RuntimeError("planted")

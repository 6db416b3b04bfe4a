"""The status of builds, as reported by CI systems. A small service of the kind that grows for years."""
import datetime
import re
import threading

from flask import Flask, jsonify, request

app = Flask(__name__)

STATES = ("queued", "running", "passed", "failed", "cancelled")
FINAL = ("passed", "failed", "cancelled")
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")

builds = {}
lock = threading.Lock()


def error(status, message):
    return jsonify(error=message), status


@app.route("/health")
def health():
    return jsonify(status="ok", builds=len(builds))


@app.route("/builds", methods=["POST"])
def report():
    body = request.get_json(silent=True) or {}
    if not ID.fullmatch(str(body.get("id", ""))):
        return error(400, "'id' must be at most 100 letters, digits, dots, hyphens and underscores.")
    if body.get("status") not in STATES:
        return error(400, "'status' must be one of %s." % ", ".join(STATES))
    with lock:
        known = builds.get(body["id"])
        if known and known["status"] in FINAL and known["status"] != body["status"]:
            return error(409, "Build '%s' has already ended: %s." % (known["id"], known["status"]))
        now = datetime.datetime.now(datetime.timezone.utc)
        build = {"id": body["id"], "branch": body.get("branch") or "main", "status": body["status"],
                 "queued": (known or {}).get("queued") or now, "updated": now}
        builds[build["id"]] = build
    response = jsonify(build)
    response.status_code = 200 if known else 201
    response.headers["Location"] = "/builds/" + build["id"]
    return response


@app.route("/builds/<id>")
def find(id):
    build = builds.get(id)
    return jsonify(build) if build else error(404, "There is no build '%s'." % id)


@app.route("/builds/")
def latest():
    branch = request.args.get("branch")
    count = request.args.get("count", 20, type=int)
    found = [build for build in builds.values() if branch is None or build["branch"] == branch]
    found.sort(key=lambda build: build["updated"], reverse=True)
    return jsonify(builds=found[:count], total=len(found))


@app.route("/builds/<id>/duration")
def duration(id):
    build = builds.get(id)
    if build is None:
        return error(404, "There is no build '%s'." % id)
    return jsonify(id=id, seconds=(build["updated"] - build["queued"]).total_seconds() / 1.0)


@app.route("/branches/<path:name>/health")
def branch_health(name):
    ended = [build for build in builds.values() if build["branch"] == name and build["status"] in FINAL]
    passed = sum(build["status"] == "passed" for build in ended)
    return jsonify(branch=name, ended=len(ended), passed=passed, rate=round(passed / len(ended), 3) if ended else None)

"""A build-status service in Flask, as one finds them. FAULT names what a careless port of it gets wrong, SEED makes its draws repeat."""
import concurrent.futures
import hashlib
import os
import random
import secrets
import sys
import threading
import time
import uuid
from datetime import datetime, timedelta, timezone

from flask import Flask, jsonify, make_response, request
from werkzeug.serving import WSGIRequestHandler, make_server

FAULT = os.environ.get("FAULT", "")
STARTED = time.time()
HOSTS = ["ci-runner-07.build.example", "ci-runner-11.build.example", "ci-runner-12.build.example"]
TAGS = ["nightly", "release", "arm64", "asan", "flaky", "gpu", "large", "hermetic"]
app = Flask(__name__)
random.seed(os.environ.get("SEED"))
app.config["served"] = 0


def now():
    return datetime.now(timezone.utc)


def stamp(at):
    if FAULT == "time-format":
        return at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    if FAULT == "time-zone":
        return (at + timedelta(hours=2)).isoformat()
    return at.isoformat()


def fixed(number, salt):
    return hashlib.sha256(f"{salt}:{number}".encode()).hexdigest()


def tags(number):
    chosen = set(tag for tag in TAGS if int(fixed(number, tag)[:2], 16) % 2)
    listed = list(chosen | {"ci"})
    if FAULT == "tag-lost":
        return sorted(listed)[1:]
    if FAULT == "tag-twice":
        return listed + listed[:1]
    return listed


def build(number):
    digest = fixed(number, "commit")
    return {
        "number": number,
        "commit": digest[:40],
        "state": ["passed", "failed", "running"][int(digest[0], 16) % 3],
        "seconds": int(digest[1:4], 16) / 8,
        "tags": tags(number),
    }


@app.before_request
def count():
    app.config["served"] += 1


@app.after_request
def mark(response):
    response.headers["X-Request-Id"] = str(uuid.uuid4())
    return response


@app.get("/builds/<int:number>")
def one(number):
    if number % 7 == 0:
        return jsonify(error="unknown build", ref=str(uuid.uuid4())), 404
    return jsonify(
        build(number),
    ) if request.args.get("bare") else jsonify(
        build=build(number),
        request="42" if FAULT == "id-not-uuid" else str(uuid.uuid4()),
        trace=secrets.token_hex(4 if FAULT == "trace-short" else 16),
        host="localhost" if FAULT == "host-wrong" else random.choice(HOSTS),
        cached=("true" if FAULT == "bool-as-text" else random.random() < 0.5),
        fetched_at=stamp(now()),
    )


@app.get("/builds")
def many():
    first = int(request.args.get("first", "1"))

    def load(number):
        time.sleep(random.random() / 500)
        return {**build(number), "etag": secrets.token_hex(8)}

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        loads = [pool.submit(load, number) for number in range(first, first + 6)]
        found = [done.result() for done in concurrent.futures.as_completed(loads)]
    return jsonify(builds=found, total=6, took_ms=(time.time() - STARTED) % 7 + random.random())


@app.get("/health")
def health():
    return jsonify(status="ok", time=int(time.time()), uptime=time.time() - STARTED, load=[random.random() * 4 for _ in range(3)], served=app.config["served"], pid=os.getpid())


@app.get("/queues/<name>")
def queue(name):
    age = random.expovariate(1 / 30)
    found = {"name": name, "depth": random.randint(0, 40), "oldest_seconds": -age if FAULT == "age-negative" else age, "eta": stamp(now() + timedelta(minutes=5))}
    if random.random() < 0.7 and FAULT != "warning-gone":
        found["warning"] = "queue is long"
    return jsonify(found)


@app.get("/workers")
def workers():
    names = {f"worker-{number}" for number in range(5)}
    offset = int(request.args.get("zone", "0"))
    return jsonify([{"name": name, "zone": f"zone-{(offset + int(name[-1])) % 3}", "last_seen": stamp(now() - timedelta(seconds=random.random() * 20)), "busy": random.random() < 0.4} for name in names])


@app.get("/search")
def search():
    wanted = request.args.get("q", "")
    hits = [build(number) for number in range(1, 20) if wanted in build(number)["commit"]]
    took = random.uniform(2, 40)
    return jsonify(q=wanted, hits=hits, took_ms=took * 1000 if FAULT == "unit" else took, cursor=secrets.token_urlsafe(16), note=None if random.random() < 0.5 else "partial")


@app.get("/artifacts/<int:number>")
def artifact(number):
    digest = fixed(number, "artifact")
    expires = int(time.time()) + (-3600 if FAULT == "expired" else 900)
    url = f"https://store.example/{digest[:2]}/{digest}?expires={expires}&key=K7&check={secrets.token_hex(20)}"
    answer = jsonify(sha256=digest, bytes=int(digest[:5], 16), url=url, expires=expires)
    answer.headers["Location"] = url
    return answer


@app.get("/logs/<int:number>")
def log(number):
    word = "done" if FAULT == "log-word" else "finished"
    text = "".join(f"{now().isoformat()} [{random.randint(1000, 32000)}] step {step} of build {number} {word} in {random.randint(3, 900)} ms\n" for step in range(3))
    return make_response(text, 200, {"Content-Type": "text/plain; charset=utf-8"})


@app.get("/stats")
def stats():
    names = ["queued", "running", "passed", "failed"]
    random.shuffle(names)
    window = request.args.get("window", "1h")
    return jsonify(window=window, counters={name: int(fixed(name, window)[:4], 16) for name in names}, mean=1234.5 + random.random() / 1000, at=time.time())


@app.post("/builds")
def create():
    asked = request.get_json()
    return jsonify(id=str(uuid.uuid4()), branch=asked["branch"], created_at=stamp(now())), 201


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.port, flush=True)
    sys.stdin.read()  # ends with whoever started this

"""Calls of Python's grpcio, on the C core, to the test service: python3 traps.py PORT CASE. Exit code 0 means that the case holds.

Messages are written and read as bytes, so that no stubs are needed.
"""
import json
import os
import sys
import threading
import time

import grpc

SERVICE = "/grpc.testing.TestService/"
MEBIBYTE = 1 << 20


def varint(number):
    head = bytearray()
    while number > 127:
        head.append(number & 127 | 128)
        number >>= 7
    return bytes(head + bytearray([number]))


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def status(code, text):
    return field(7, field(1, code) + field(2, text.encode()))


def answer(size, wait_us=0):
    return field(2, field(1, size) + field(2, wait_us))


def unary(channel, method="UnaryCall", service=SERVICE):
    return channel.unary_unary(service + method)


def down(channel):
    return channel.unary_stream(SERVICE + "StreamingOutputCall")


def fails(code, call):
    try:
        call()
    except grpc.RpcError as error:
        assert code in (error.code(), None), error
        return error
    raise AssertionError(f"It ended well, and not with {code}.")


def survives(channel):
    assert unary(channel, "EmptyCall")(b"", timeout=10) == b""


def deadline(channel):
    began = time.monotonic()
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(down(channel)(answer(1, 30_000_000), timeout=0.3)))
    assert time.monotonic() - began < 5
    survives(channel)


def cancel(channel):
    stream = down(channel)(answer(10) + answer(10, 30_000_000))
    next(stream)
    stream.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: list(stream))
    survives(channel)


def too_large(channel):
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: unary(channel)(field(3, field(2, bytes(5 * MEBIBYTE))), timeout=10))
    survives(channel)


def bomb(channel):
    packed = bytes(30 * MEBIBYTE)
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: unary(channel)(field(3, field(2, packed)), timeout=20, compression=grpc.Compression.Gzip))
    survives(channel)


def compressed(channel):
    received = unary(channel)(field(2, 314159) + field(3, field(2, bytes(271828))) + field(6, field(1, 1)) + field(8, field(1, 1)), timeout=10, compression=grpc.Compression.Gzip)
    assert len(received) > 314159, len(received)


def metadata(channel):
    sent = os.urandom(150)
    _, call = unary(channel).with_call(field(2, 1), timeout=10, metadata=[("x-grpc-test-echo-initial", "first"), ("x-grpc-test-echo-trailing-bin", sent)])
    assert ("x-grpc-test-echo-initial", "first") in [(entry.key, entry.value) for entry in call.initial_metadata()]
    assert dict((entry.key, entry.value) for entry in call.trailing_metadata())["x-grpc-test-echo-trailing-bin"] == sent


def large_metadata(channel):
    assert unary(channel, "EmptyCall")(b"", timeout=10, metadata=[("key", "x" * 7000)]) == b""
    fails(None, lambda: unary(channel, "EmptyCall")(b"", timeout=10, metadata=[("key", "x" * 42_000)]))
    survives(channel)


def message(channel):
    text = "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608 100%\t\n"
    assert fails(grpc.StatusCode.UNKNOWN, lambda: unary(channel)(status(2, text), timeout=10)).details() == text


def unimplemented(channel):
    for call in unary(channel, "UnimplementedCall"), unary(channel, "Nothing"), unary(channel, "Any", "/grpc.testing.Nobody/"), unary(channel, "deep/er", "/a/b/"):
        fails(grpc.StatusCode.UNIMPLEMENTED, lambda: call(b"", timeout=10))


def early_end(channel):
    """The server ends the call while the caller still sends."""
    release = threading.Event()

    def requests():
        yield status(9, "enough")
        release.wait(10)

    both = channel.stream_stream(SERVICE + "FullDuplexCall")
    assert fails(grpc.StatusCode.FAILED_PRECONDITION, lambda: list(both(requests(), timeout=10))).details() == "enough"
    release.set()


def crowd(channel):
    """More calls at once than a connection has streams: they queue."""
    calls = [unary(channel).future(field(2, 1000), timeout=30) for _ in range(250)]
    assert all(len(call.result()) > 1000 for call in calls)


def burst(channel):
    for _ in range(50):
        down(channel)(answer(1, 30_000_000)).cancel()
    survives(channel)


def retry(channel):
    """The service answers UNAVAILABLE twice. That is retried only if nothing came before the status."""
    policy = {"maxAttempts": 4, "initialBackoff": "0.01s", "maxBackoff": "0.01s", "backoffMultiplier": 1, "retryableStatusCodes": ["UNAVAILABLE"]}
    config = json.dumps({"methodConfig": [{"name": [{"service": "grpc.testing.TestService"}], "retryPolicy": policy}]})
    patient = grpc.insecure_channel(TARGET, options=[("grpc.service_config", config), ("grpc.enable_retries", 1)])
    assert unary(patient)(b"", timeout=10) == b""


def health(channel):
    check = unary(channel, "Check", "/grpc.health.v1.Health/")
    assert check(field(1, b"live"), timeout=10) == field(1, 1)
    fails(grpc.StatusCode.NOT_FOUND, lambda: check(field(1, b"nobody"), timeout=10))


def drain(channel):
    """The test stops the service once it has read READY."""
    watch = channel.unary_stream("/grpc.health.v1.Health/Watch")(field(1, b"ready"))
    stream = down(channel)(answer(10) + answer(10, 30_000_000), timeout=20)
    next(watch), next(stream)
    print("READY", flush=True)
    assert fails(grpc.StatusCode.UNAVAILABLE, lambda: list(stream)).details() == "Server is shutting down."
    assert [seen for seen in watch][-1:] in ([], [field(1, 2)])


TARGET = f"127.0.0.1:{sys.argv[1]}"
with grpc.insecure_channel(TARGET, options=[("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]) as opened:
    globals()[sys.argv[2]](opened)

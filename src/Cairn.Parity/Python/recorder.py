"""Records what this service is asked and answers, as cassettes of Cairn (docs/reference/cassette-format.md).

Made by `cairn parity record --emit`; needs Python 3.8 and nothing else. Each process writes a file of its own:
CAIRN_CASSETTES_DIR (default: cassettes), CAIRN_SERVICE (default: legacy). Give CAIRN_CASSETTES_KEY, 32 random
characters or more, to get the same masks from every process. A secret in a place that no rule masks is not
written; the reason goes to standard error, and to <file>.refused, which fails the recording.
"""
import base64
import gzip
import hashlib
import hmac
import io
import json
import os
import re
import secrets
import sys
import threading
import time
import urllib.parse
import zlib
from datetime import datetime, timezone

RULES = json.loads(r'''@RULES@''')
KEPT_HEADERS = frozenset(RULES["keptHeaders"])
MASKED_FIELDS = frozenset(RULES["maskedFields"])
KEPT_FIELDS = frozenset(RULES["keptFields"])
MASKED_SEGMENTS = frozenset(RULES["maskedSegments"])
LOOKS = [(look["looks"], re.compile(look["pattern"])) for look in RULES["looks"]]
LARGEST = 16 * 1024 * 1024
THRESHOLD = 64 * 1024
UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\Z")
MASK = re.compile(r"masked-[0-9a-f]{16}\Z")
HEX = re.compile(r"(?:[0-9a-f]+|[0-9A-F]+)\Z")
NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[{}\[\]:,]|true|false|null|[ \t\r\n]+')
RUN = re.compile(r"[A-Za-z0-9+_-]{20,}")


def simple(name):
    return "".join(character for character in name if character.isalnum()).lower()


def masks_field(name):
    plain = simple(name)
    return plain in MASKED_FIELDS or (plain not in KEPT_FIELDS and (plain in RULES["secretNames"] or any(word in plain for word in RULES["secretWords"])))


class Permutation:
    """Exchanges numbers of so many digits among each other: a Feistel network, walked until it is in range."""

    def __init__(self, key):
        self.key = key

    def of(self, digits):
        rest = digits.lstrip("0")
        blocks = [rest[at:at + 18] for at in range(0, len(rest), 18)]
        tweaks = ["" if len(blocks) == 1 else f"{at}:{rest}" for at in range(len(blocks))]
        return digits[:len(digits) - len(rest)] + "".join(self.block(block, at == 0, tweaks[at]) for at, block in enumerate(blocks))

    def block(self, digits, first, tweak):
        least = 10 ** (len(digits) - 1) if first else 0
        value, size = int(digits) - least, 10 ** len(digits) - least
        half = ((size - 1).bit_length() + 1) // 2
        while True:
            value = self.feistel(value, half, f"{len(digits)}:{tweak}")
            if value < size:
                return str(value + least).rjust(len(digits), "0")

    def feistel(self, value, half, tweak):
        mask = (1 << half) - 1
        left, right = value >> half, value & mask
        for step in range(10):
            digest = hmac.new(self.key, f"number:{tweak}:{step}:{right}".encode(), hashlib.sha256).digest()
            left, right = right, left ^ (int.from_bytes(digest[:8], "little") & mask)
        return (left << half) | right


class Masks:
    def __init__(self, key):
        self.key = key
        self.numbers = Permutation(key)

    def digest(self, form, value):
        return hmac.new(self.key, f"{form}:{value}".encode(errors="replace"), hashlib.sha256).digest()

    def of(self, value):
        if not value:
            return value
        if UUID.match(value):
            digest = self.digest("uuid", value.lower()).hex()
            masked = "".join(character if character == "-" or at in (14, 19) else digest[at] for at, character in enumerate(value))
            return masked.upper() if any("A" <= character <= "Z" for character in value) else masked.lower()
        if all("0" <= character <= "9" for character in value):
            return self.numbers.of(value)
        if len(value) >= 8 and len(value) % 2 == 0 and HEX.match(value):
            return self.hex(value)
        at = value.find("@")
        if at > 0 and value.rfind("@") == at and value.rfind(".") > at + 1 and value[-1] != "." and not any(character.isspace() for character in value):
            return f"{self.digest('text', value).hex()[:16]}@masked.invalid"
        return value if MASK.match(value) else f"masked-{self.digest('text', value).hex()[:16]}"

    def hex(self, value):
        masked, block = [], 0
        while len(masked) < len(value):
            masked += ["0123456789abcdef"[octet & 15] for octet in self.digest(f"hex{block}", value.lower())]
            block += 1
        masked = masked[:len(value)]
        letter = next(at for at, character in enumerate(value) if not "0" <= character <= "9")
        masked[letter] = "abcdef"[ord(masked[letter]) % 6]
        text = "".join(masked)
        return text.upper() if any("A" <= character <= "Z" for character in value) else text

    def number(self, value):
        found = NUMBER.match(value)
        masked = found.group(1) + self.numbers.of(found.group(2)) + ("." + self.numbers.of(found.group(3)) if found.group(3) else "")
        return masked + value[found.end():]

    def form(self, text):
        def pair(item):
            name, equals, value = item.partition("=")
            plain = urllib.parse.unquote(name.replace("+", " "))
            value = urllib.parse.unquote(value.replace("+", " "))
            return f"{name}={urllib.parse.quote(self.of(urllib.parse.unquote(value)), safe='-._~')}" if equals and name and masks_field(plain) else item

        return "&".join(pair(item) for item in text.split("&"))

    def target(self, target):
        path, question, query = target.partition("?")
        segments = path.split("/")
        for at in range(1, len(segments)):
            if segments[at - 1] in MASKED_SEGMENTS:
                segments[at] = urllib.parse.quote(self.of(urllib.parse.unquote(segments[at])), safe="-._~")
        return "/".join(segments) + (question + self.form(query) if question else "")

    def header(self, name, value):
        low, kept = name.lower(), simple(name) in KEPT_HEADERS
        if low in ("authorization", "proxy-authorization"):
            scheme, space, rest = value.partition(" ")
            return f"{scheme} {self.of(rest)}" if space and scheme else self.of(value)
        if low == "cookie":
            return "; ".join(self.cookie(pair.strip()) for pair in value.split(";"))
        if low == "set-cookie":
            pair, semicolon, rest = value.partition(";")
            return self.cookie(pair) + semicolon + rest
        if low in ("location", "content-location", "link") and kept:
            return self.target(value)
        return value if kept else self.of(value)

    def cookie(self, pair):
        name, equals, value = pair.partition("=")
        return f"{name}={self.of(value)}" if equals else self.of(pair)

    def json(self, text):
        """Token by token, so that whatever is not masked stays as it was."""
        masked, stack, name, depth = [], [], None, None
        tokens = TOKEN.findall(text)
        meaning = [at for at, token in enumerate(tokens) if token.strip()]
        names = {at for at, after in zip(meaning, meaning[1:]) if tokens[after] == ":"}
        for at, token in enumerate(tokens):
            if token in "{[" and token.strip():
                stack.append(token)
            elif token in "}]" and token.strip():
                stack.pop()
                if token == "}" and depth is not None and len(stack) < depth:
                    depth = None
            elif at in names:
                if depth is None or len(stack) <= depth:
                    depth = len(stack) if masks_field(json.loads(token)) else None
            elif depth is not None and token[0] == '"':
                token = json.dumps(self.of(json.loads(token)), ensure_ascii=False)
            elif depth is not None and (token[0] == "-" or token[0].isdigit()):
                token = self.number(token)
            masked.append(token)
        return "".join(masked)


def looks(text, may_be_random):
    for name, pattern in LOOKS:
        for match in pattern.finditer(text):
            secret = match.groupdict().get("secret")
            if secret is None or (not MASK.match(urllib.parse.unquote(secret)) and (any("0" <= character <= "9" for character in secret) or len(secret) > 20)):
                return name
    return None if may_be_random or not any(is_random(run) for run in RUN.findall(text)) else "looks random"


def is_random(run):
    kinds = [0 if "0" <= character <= "9" else 1 if "a" <= character <= "z" else 2 for character in run if character.isalnum()]
    changes = sum(one != other for one, other in zip(kinds, kinds[1:]))
    return len(set(kinds)) == 3 and kinds.count(0) >= 2 and changes * 5 >= len(kinds) * 2


def is_json(content):
    try:
        json.loads(content.decode("utf-8"), parse_constant=lambda name: [][0])
        return True
    except (ValueError, IndexError, RecursionError):
        return False


def decoded(content, coding):
    """None for a coding that is not known, or does not fit."""
    try:
        if coding in ("gzip", "x-gzip"):
            return gzip.decompress(content)
        return zlib.decompress(content) if coding == "deflate" else None
    except (OSError, EOFError, zlib.error):
        return None


class Message:
    def __init__(self, headers, content, masks):
        self.headers = [[name, masks.header(name, value)] for name, value in headers]
        coding = next((value.strip().lower() for name, value in headers if name.lower() == "content-encoding"), "")
        plain = decoded(content, coding) if coding not in ("", "identity") else content
        self.coding = coding if plain is not None and coding not in ("", "identity") else None
        self.hidden = plain is None and bool(content)
        self.content = content if plain is None else plain
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        self.is_json = is_json(self.content)
        if self.is_json:
            self.content = masks.json(self.content.decode("utf-8")).encode()
        elif kind.lower().startswith("application/x-www-form-urlencoded") and self.text() is not None:
            self.content = masks.form(self.text()).encode()

    def text(self):
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def findings(self, where):
        for name, value in self.headers:
            yield f"header '{name}' of {where}", looks(value, True)
        if self.hidden:
            yield f"the body of {where}", "cannot be looked into"
        elif self.is_json:
            yield from self.fields(json.loads(self.content), "", f"the body of {where}")
        elif self.text() is not None:
            yield f"the body of {where}", looks(self.text(), False)
        else:
            yield f"the body of {where}", looks(self.content.decode("ascii", "replace"), True)

    def fields(self, value, field, where):
        if isinstance(value, dict):
            for name, item in value.items():
                yield f"the name of a field in {where}", looks(name, False)
                yield from self.fields(item, name, where)
        elif isinstance(value, list):
            for item in value:
                yield from self.fields(item, field, where)
        elif isinstance(value, str):
            yield f"field '{field}' of {where}", looks(value, simple(field) in KEPT_FIELDS)

    def body(self, folder):
        """A body as JSON text: a value that is JSON goes in as it stood."""
        if not self.content:
            return "null"
        coding = f',"enc":{json.dumps(self.coding)}' if self.coding else ""
        if len(self.content) >= THRESHOLD:
            return f'{{"ref":"{self.keep(folder)}"{coding}}}'
        text = self.text()
        value = text.rstrip(" \t\r\n") if text is not None else ""
        if self.is_json and value[0] not in " \t" and "\n" not in value and "\r" not in value:
            after = f',"after":{json.dumps(text[len(value):])}' if len(value) < len(text) else ""
            return f'{{"json":{value}{after}{coding}}}'
        if text is not None:
            return f'{{"text":{json.dumps(text, ensure_ascii=False)}{coding}}}'
        return f'{{"base64":"{base64.b64encode(self.content).decode()}"{coding}}}'

    def keep(self, folder):
        name = hashlib.sha256(self.content).hexdigest()
        path = os.path.join(folder, "bodies", name)
        if not os.path.exists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            unfinished = f"{path}.{secrets.token_hex(8)}"
            with open(unfinished, "wb") as file:
                file.write(self.content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)
        return name


class Recorder:
    def __init__(self):
        self.turn = threading.Lock()
        self.process = None

    def open(self):
        """A file for each process: workers are forked after this module was read."""
        self.process, self.sequence = os.getpid(), 0
        key = os.environ.get("CAIRN_CASSETTES_KEY", "").encode() or secrets.token_bytes(32)
        if len(key) < 32:
            raise ValueError(f"'CAIRN_CASSETTES_KEY' has {len(key)} bytes. Masks of a short key can be guessed. Give it 32 random characters.")
        self.masks = Masks(key)
        self.folder = os.environ.get("CAIRN_CASSETTES_DIR", "cassettes")
        service = os.environ.get("CAIRN_SERVICE", "legacy")
        os.makedirs(self.folder, exist_ok=True)
        self.path = os.path.join(self.folder, f"{service}-{self.process}-{time.time_ns()}.cassette.jsonl")
        self.file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        identity = hmac.new(key, b"cairn cassette key", hashlib.sha256).hexdigest()[:16]
        self.append(json.dumps({"cairn": "cassette/1", "service": service, "recorder": "@RECORDER@", "redaction": RULES["fingerprint"], "key": identity, "legacy": {"python": sys.version.split()[0]}}, ensure_ascii=False))

    def append(self, line):
        os.write(self.file, line.encode("utf-8", "backslashreplace") + b"\n")
        os.fsync(self.file)

    def record(self, method, target, asked, content, status, answered, answer, began, seconds):
        try:
            with self.turn:
                if self.process != os.getpid():
                    self.open()
                self.write(method, target, asked, content, status, answered, answer, began, seconds)
        except Exception as failure:  # the service goes on whatever becomes of the recording
            print(f"cairn: an exchange is not recorded: {failure!r}", file=sys.stderr)

    def write(self, method, target, asked, content, status, answered, answer, began, seconds):
        if max(len(content), len(answer)) > LARGEST:
            return
        target = self.masks.target(target)
        request, response = Message(asked, content, self.masks), Message(answered, answer, self.masks)
        found = [("the target", looks(urllib.parse.unquote(target), True)), *request.findings("the request"), *response.findings("the answer")]
        for pair in target.partition("?")[2].split("&"):
            name, _, value = pair.partition("=")
            found.append((f"field '{name}' of the query", looks(urllib.parse.unquote(value), simple(name) in KEPT_FIELDS)))
        refused = [f"{where} {look}" for where, look in found if look]
        if refused:
            line = f"{method}: {'; '.join(refused)}"
            print(f"cairn: an exchange is not recorded: {line}", file=sys.stderr)
            with open(self.path + ".refused", "a", encoding="utf-8") as file:
                file.write(line + "\n")
            return
        credentials = [value for name, value in request.headers if name.lower() in ("authorization", "cookie")]
        session = f'"session":"s:{hashlib.sha256(chr(10).join(credentials).encode()).hexdigest()[:8]}",' if credentials else ""
        self.sequence += 1
        stamp = datetime.fromtimestamp(began, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f0Z")
        self.append(
            f'{{"id":"{secrets.token_hex(16)}","seq":{self.sequence},{session}"t":"{stamp}",'
            f'"req":{{"m":{json.dumps(method)},"target":{json.dumps(target, ensure_ascii=False)},"h":{json.dumps(request.headers, ensure_ascii=False)},"b":{request.body(self.folder)}}},'
            f'"res":[{{"run":0,"s":{status},"h":{json.dumps(response.headers, ensure_ascii=False)},"b":{response.body(self.folder)},"ms":{int(seconds * 1000)}}}],"links":[],"tags":[]}}'
        )

"""Tells what a Flask or FastAPI service serves. Standard library only: it runs in the service's own interpreter.

usage: inventory.py MODULE[:APP] FOLDER OUTPUT
"""
import ast
import importlib
import inspect
import json
import os
import platform
import re
import sys
import textwrap

PARAMETER = re.compile(r"<(?:([a-zA-Z_]\w*)(?:\((.*?)\))?:)?([a-zA-Z_]\w*)>")

# What a call or an attribute of that name means, whatever it is called on.
BY_NAME = {
    "cookies": "cookies", "set_cookie": "cookies", "delete_cookie": "cookies",
    "isoformat": "dates", "strftime": "dates", "strptime": "dates", "fromisoformat": "dates", "utcnow": "dates", "fromtimestamp": "dates",
    "datetime": "dates", "timedelta": "dates",
    "make_conditional": "etags", "add_etag": "etags", "set_etag": "etags", "if_none_match": "etags",
    "redirect": "redirects", "RedirectResponse": "redirects",
    "StreamingResponse": "streaming", "stream_with_context": "streaming",
    "files": "files", "UploadFile": "files", "send_file": "files", "send_from_directory": "files", "FileResponse": "files",
    "form": "forms", "Form": "forms",
    "getlist": "repeated-queries",
    "Decimal": "decimals",
    "nan": "not-a-number", "inf": "not-a-number",
    "BackgroundTasks": "background-work", "add_task": "background-work", "Thread": "background-work",
    "session": "sessions",
    "dumps": "json-by-hand",
}


class Reader(ast.NodeVisitor):
    """Finds in the source of a view what the two platforms do differently."""

    def __init__(self):
        self.risks = set()

    def named(self, name):
        if name in BY_NAME:
            self.risks.add(BY_NAME[name])

    def visit_Name(self, node):
        self.named(node.id)

    def visit_Attribute(self, node):
        self.named(node.attr)
        self.generic_visit(node)

    def visit_Constant(self, node):
        value = node.value
        if isinstance(value, float):
            self.risks.add("floats")
        elif isinstance(value, bytes):
            self.risks.add("bytes-and-sets")
        elif isinstance(value, int) and abs(value) >= 2 ** 63:
            self.risks.add("big-integers")

    def visit_BinOp(self, node):
        if isinstance(node.op, ast.Div):
            self.risks.add("floats")
        if isinstance(node.op, ast.Pow):
            self.risks.add("big-integers")
        self.generic_visit(node)

    def visit_Call(self, node):
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called in ("float", "round", "fsum", "mean"):
            self.risks.add("floats")
        if called == "float" and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            self.risks.add("not-a-number")
        if called in ("set", "frozenset", "bytes", "encode"):
            self.risks.add("bytes-and-sets")
        for keyword in node.keywords:
            if called == "get" and keyword.arg == "type":
                self.risks.add("query-conversion")
        self.generic_visit(node)

    def visit_Set(self, node):
        self.risks.add("bytes-and-sets")
        self.generic_visit(node)

    visit_SetComp = visit_Set

    def visit_Yield(self, node):
        self.risks.add("streaming")
        self.generic_visit(node)

    visit_YieldFrom = visit_Yield

    def visit_Global(self, node):
        self.risks.add("process-state")

    def visit_FunctionDef(self, node):
        for statement in node.body:  # not the decorators: they name methods, not work
            self.visit(statement)
        self.visit(node.args)

    visit_AsyncFunctionDef = visit_FunctionDef


def load(target, folder):
    module_name, _, attribute = target.partition(":")
    sys.path.insert(0, folder)
    os.chdir(folder)
    module = importlib.import_module(module_name)
    if attribute.endswith("()"):
        return getattr(module, attribute[:-2])()
    if attribute:
        return getattr(module, attribute)
    apps = [value for value in vars(module).values() if kind_of(value)]
    if len(apps) != 1:
        raise LookupError("module '%s' has %d applications; name one, as in '%s:app'" % (module_name, len(apps), module_name))
    return apps[0]


def kind_of(app):
    for base in type(app).__mro__:
        if base.__name__ == "Flask" and base.__module__.startswith("flask"):
            return "flask"
        if base.__name__ == "FastAPI" and base.__module__.startswith("fastapi"):
            return "fastapi"
    return None


def version_of(kind):
    try:
        from importlib.metadata import version
        return version(kind)
    except Exception:  # an interpreter without metadata still serves
        return "unknown"


def view_of(function, folder):
    function = inspect.unwrap(function)
    code = getattr(function, "__code__", None)
    place = {"name": getattr(function, "__qualname__", repr(function)), "file": None, "line": None}
    if code:
        place["file"] = os.path.relpath(code.co_filename, folder).replace(os.sep, "/")
        place["line"] = code.co_firstlineno
        if place["file"].startswith(".."):
            place["file"] = None  # of a library, nothing to migrate
    return place


def risks_of(function):
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function))))
    except (OSError, TypeError, SyntaxError):
        return {"source-unknown"}
    reader = Reader()
    reader.visit(tree)
    return reader.risks


def parameters_of(rule):
    return [{"name": name, "type": converter or "string", "values": values or None} for converter, values, name in PARAMETER.findall(rule)]


def flask_routes(app, folder):
    for rule in app.url_map.iter_rules():
        function = app.view_functions[rule.endpoint]
        for method in sorted(rule.methods - {"OPTIONS"}):
            if method == "HEAD" and "GET" in rule.methods:
                continue  # Flask adds it
            handler = getattr(getattr(function, "view_class", None), method.lower(), function)
            parameters = parameters_of(rule.rule)
            risks = risks_of(handler)
            risks |= {"converters" for parameter in parameters if parameter["type"] not in ("string", "default")}
            if rule.rule.endswith("/") and rule.rule != "/":
                risks.add("trailing-slashes")
            if rule.endpoint == "static" or rule.endpoint.endswith(".static"):
                risks = {"static-files"}
            yield {"method": method, "path": PARAMETER.sub(r"{\3}", rule.rule), "parameters": parameters,
                   "view": view_of(handler, folder), "request": None, "response": None, "risks": sorted(risks)}


def referred(content):
    schema = ((content or {}).get("application/json") or {}).get("schema")
    return schema or None


def fastapi_routes(app, document, folder):
    for route in app.routes:
        path = getattr(route, "path", None)
        if path is None:
            continue
        kind = type(route).__name__
        if kind == "APIWebSocketRoute":
            yield {"method": "GET", "path": path, "parameters": [], "view": view_of(route.endpoint, folder),
                   "request": None, "response": None, "risks": ["web-sockets"]}
        elif kind == "Mount":
            yield {"method": "GET", "path": path.rstrip("/") + "/{path}", "parameters": [{"name": "path", "type": "path", "values": None}],
                   "view": {"name": route.name or "mount", "file": None, "line": None}, "request": None, "response": None, "risks": ["static-files"]}
        elif kind == "APIRoute":
            yield from fastapi_operations(route, document, folder)


def fastapi_operations(route, document, folder):
    path = re.sub(r"{(\w+)(?::\w+)?}", r"{\1}", route.path)
    converters = dict(re.findall(r"{(\w+):(\w+)}", route.path))
    for method in sorted(route.methods):
        operation = document.get("paths", {}).get(path, {}).get(method.lower(), {})
        parameters = [{"name": name, "type": converters.get(name) or type_of(operation, name), "values": None} for name in re.findall(r"{(\w+)}", path)]
        risks = risks_of(route.endpoint)
        body = referred(operation.get("requestBody", {}).get("content"))
        answer = next((referred(answer.get("content")) for status, answer in sorted(operation.get("responses", {}).items()) if status[0] == "2"), None)
        if "path" in converters.values() or any(parameter["type"] in ("integer", "number") for parameter in parameters):
            risks.add("converters")
        if any(parameter.get("in") == "query" and parameter.get("schema", {}).get("type") != "string" for parameter in operation.get("parameters", [])):
            risks.add("query-conversion")
        if body is not None:
            risks.add("body-coercion")
        risks |= risks_in([body, answer], document)
        if path.endswith("/") and path != "/":
            risks.add("trailing-slashes")
        yield {"method": method, "path": path, "parameters": parameters, "view": view_of(route.endpoint, folder),
               "request": body, "response": answer, "risks": sorted(risks)}


def type_of(operation, name):
    for parameter in operation.get("parameters", []):
        if parameter.get("name") == name and parameter.get("in") == "path":
            return parameter.get("schema", {}).get("type", "string")
    return "string"


def risks_in(schemas, document):
    """What the types that go over the wire hold, however deep."""
    text = json.dumps([schema for schema in schemas if schema])
    seen = set()
    pending = re.findall(r"#/components/schemas/([^\"]+)", text)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            part = json.dumps(document.get("components", {}).get("schemas", {}).get(name, {}))
            text += part
            pending += re.findall(r"#/components/schemas/([^\"]+)", part)
    risks = set()
    if '"type": "number"' in text:
        risks.add("floats")
    if re.search(r'"format": "(date-time|date|time|time-delta)"', text):
        risks.add("dates")
    if '"format": "binary"' in text:
        risks.add("files")
    return risks


def main(target, folder, output):
    folder = os.path.abspath(folder)
    try:
        app = load(target, folder)
        kind = kind_of(app)
        if kind is None:
            raise LookupError("'%s' is a %s, neither a Flask nor a FastAPI application" % (target, type(app).__name__))
        document = app.openapi() if kind == "fastapi" else {}
        routes = flask_routes(app, folder) if kind == "flask" else fastapi_routes(app, document, folder)
        result = {"framework": kind, "frameworkVersion": version_of(kind), "pythonVersion": platform.python_version(),
                  "routes": sorted(routes, key=lambda route: (route["path"], route["method"])),
                  "schemas": document.get("components", {}).get("schemas", {})}
    except BaseException as fault:  # whatever the service does when it is imported, sys.exit included
        result = {"error": "%s: %s" % (type(fault).__name__, fault)}
    with open(output, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

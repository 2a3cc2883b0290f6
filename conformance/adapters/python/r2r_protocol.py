"""The stdio protocol of the R2R conformance suite: one JSON object a line, in both directions.

An implementation is a table of operations. Each takes (input, context) and returns one of the three answers below.
"""
import json
import sys


class Rejected(Exception):
    """Raise it for bad input. All parts are optional; each one that agrees with the suite raises the grade."""

    def __init__(self, message, phase=None, code=None, start=None, end=None):
        super().__init__(message)
        self.rejection = {"message": message}
        if phase is not None:
            self.rejection["phase"] = phase
        if code is not None:
            self.rejection["code"] = code
        if start is not None:
            self.rejection["range"] = [start, end]


class Unsupported(Exception):
    """Raise it for what this implementation does not have."""


def answer(operations, request):
    operation = operations.get(request["operation"])
    try:
        if operation is None:
            raise Unsupported("no operation " + request["operation"])
        return {"accepted": operation(request["input"], request["context"])}
    except Rejected as rejected:
        return {"rejected": rejected.rejection}
    except Unsupported as unsupported:
        return {"unsupported": str(unsupported)}


def serve(name, operations, **about):
    """Says hello, then answers until standard input ends. Print to stderr only: stdout belongs to the protocol."""

    def write(message):
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    write({"name": name, "language": "Python", "protocolVersion": 1, "operations": sorted(operations), **about})
    for line in sys.stdin:
        request = json.loads(line)
        write({"id": request["id"], **answer(operations, request)})

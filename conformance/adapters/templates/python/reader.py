"""A reader of ReadyToRun structures, held against the conformance suite: add your own to KINDS (README.md)."""
import base64, json, struct, sys

# Raise it for bad input. Each part that agrees with the suite raises the grade of the rejection.
class Rejected(Exception):
    def __init__(self, phase, code, start, end):
        super().__init__(code)
        self.rejection = {"phase": phase, "code": code, "range": [start, end]}

def native_unsigned(data, size, context):
    """The low one bits of the first byte are the number of bytes less 1; the bits above them are the value."""
    first = data[0] if data else 0
    length = next((bit + 1 for bit in range(5) if not first >> bit & 1), None)
    if length is None:
        raise Rejected("record", "native-integer.first-byte", 0, 1)
    if len(data) < length:
        raise Rejected("record", "truncated", 0, len(data))
    return int.from_bytes(data[1:5] if length == 5 else data[:length], "little") >> (0 if length == 5 else length), length

def readytorun_header(data, size, context):
    """u32 Signature | u16 MajorVersion | u16 MinorVersion | u32 Flags | u32 NumberOfSections | {u32 Type, RVA, Size}[]"""
    if data[:4] != b"RTR\0"[: len(data)]:
        raise Rejected("header", "header.signature", 0, 4)
    for at, width in ((0, 4), (4, 2), (6, 2), (8, 4), (12, 4)):
        if at + width > len(data):
            raise Rejected("header", "truncated", at, len(data))
    header = dict(zip(("Signature", "MajorVersion", "MinorVersion", "Flags", "NumberOfSections"), struct.unpack_from("<IHHII", data)))
    end = 16 + 12 * header["NumberOfSections"]
    if end > len(data):
        raise Rejected("header", "header.section-count", 12, 16)
    header["Sections"] = [dict(zip(("Type", "RVA", "Size"), struct.unpack_from("<III", data, at))) for at in range(16, end, 12)]
    return header, end

# (data, size, context) -> (value, end). size: how many of the bytes are the structure itself; end may be None.
KINDS = {"native-unsigned": native_unsigned, "readytorun-header": readytorun_header}

def decode(operand, context):
    if operand["kind"] in KINDS:
        data = base64.b64decode(operand["bytes"])
        value, end = KINDS[operand["kind"]](data, operand.get("size", len(data)), context)
        return {"value": value, "end": end}

# (input, context) -> what is accepted, or None for what is not supported. Bad input raises.
OPERATIONS = {"format.decode": decode}

def answer(operation, operand, context):
    try:
        accepted = OPERATIONS[operation](operand, context) if operation in OPERATIONS else None
        return {"unsupported": operation} if accepted is None else {"accepted": accepted}
    except Exception as error:
        return {"rejected": getattr(error, "rejection", {"message": repr(error)})}

print(json.dumps({"name": "mine", "language": "Python", "protocolVersion": 1, "operations": list(OPERATIONS)}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps({"id": request["id"], **answer(request["operation"], request["input"], request["context"])}), flush=True)

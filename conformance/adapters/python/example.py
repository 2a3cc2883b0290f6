"""A small implementation: two kinds of structures. npm test -- --impl="cmd:python3 conformance/adapters/python/example.py" """
import base64
import struct
import sys

sys.dont_write_bytecode = True
from r2r_protocol import Rejected, Unsupported, serve  # noqa: E402

HEADER = [("Signature", "<I"), ("MajorVersion", "<H"), ("MinorVersion", "<H"), ("Flags", "<I"), ("NumberOfSections", "<I")]
SECTION = [("Type", "<I"), ("RVA", "<I"), ("Size", "<I")]
SIGNATURE = 0x00525452


def read(data, offset, layout, phase):
    record = {}
    for name, form in layout:
        if offset + struct.calcsize(form) > len(data):
            raise Rejected("the input ends inside " + name, phase, "truncated", offset, len(data))
        (record[name],) = struct.unpack_from(form, data, offset)
        offset += struct.calcsize(form)
        if name == "Signature" and record[name] != SIGNATURE:
            raise Rejected("no R2R header", "header", "header.signature", 0, 4)
    return record, offset


def readytorun_header(data):
    """r2r-format 4.1: signature, versions, flags, then a directory of 12-byte entries."""
    header, offset = read(data, 0, HEADER, "header")
    count = header["NumberOfSections"]
    if count * 12 > len(data) - offset:
        raise Rejected("more sections than bytes", "header", "header.section-count", 12, 16)
    header["Sections"] = []
    for _ in range(count):
        section, offset = read(data, offset, SECTION, "header")
        header["Sections"].append(section)
    return header, offset


def native_unsigned(data):
    """r2r-format 2.3: the low bits of the first byte say how many bytes there are."""
    first = data[0] if data else 0
    ones = next((bit for bit in range(6) if not first >> bit & 1), 6)
    if ones > 4:
        raise Rejected("no 32-bit form begins like this", "record", "native-integer.first-byte", 0, 1)
    length = ones + 1
    if len(data) < length:
        raise Rejected("the input ends inside the number", "record", "truncated", 0, len(data))
    if ones == 4:
        return int.from_bytes(data[1:5], "little"), length
    return int.from_bytes(data[:length], "little") >> length, length


KINDS = {"readytorun-header": readytorun_header, "native-unsigned": native_unsigned}


def decode(operand, context):
    if operand["kind"] not in KINDS:
        raise Unsupported("kind " + operand["kind"])
    value, end = KINDS[operand["kind"]](base64.b64decode(operand["bytes"]))
    return {"value": value, "end": end}


if __name__ == "__main__":
    serve("python-example", {"format.decode": decode}, version="0.1.0")

"""The adapter: what the suite asks, and who answers. npm test -- --impl="cmd:python3 conformance/adapters/python/stranger/reader.py" """
import base64
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from binary import Bad  # noqa: E402
from header import core_header, name_of, readytorun_header  # noqa: E402
from imports import import_cells, import_sections  # noqa: E402
from pe import PeFile, coff_header, cor_header, dos_header, machine, optional_header, section_table  # noqa: E402
from r2r_protocol import Rejected, Unsupported, serve  # noqa: E402

KINDS = {"dos-header": dos_header, "coff-header": coff_header, "optional-header": optional_header, "cor-header": cor_header, "machine": machine,
         "readytorun-header": readytorun_header, "core-header": core_header}


def decode(operand, context):
    data, kind = base64.b64decode(operand["bytes"]), operand["kind"]
    size = operand.get("size", len(data))
    if kind in KINDS or kind == "section-table":
        value, end = KINDS[kind](data) if kind in KINDS else section_table(data, size)
        return {"value": value, "end": end}
    if kind == "import-sections":
        return {"value": import_sections(data, size, context.get("sectionRva", 0))}
    if kind == "pe-file":
        return {"value": PeFile(data).value}
    raise Unsupported("kind " + kind)


def describe(operand, context):
    file = next(file for file in operand["files"] if file["name"] == operand["select"])
    image = PeFile(base64.b64decode(file["bytes"]) if "bytes" in file else open(file["path"], "rb").read())
    header = image.header
    facets = {
        "machine": lambda: hex(image.coff["Machine"]),
        "composite": lambda: image.composite,
        "header": lambda: {"rva": image.header_rva, "majorVersion": header["MajorVersion"], "minorVersion": header["MinorVersion"], "flags": header["Flags"],
                           "sections": [{"type": section["Type"], "name": name_of(section), "rva": section["RVA"], "size": section["Size"]} for section in header["Sections"]]},
        "componentOf": lambda: image.text(116),
        "ownerCompositeExecutable": lambda: image.text(116),
        "compilerIdentifier": lambda: image.text(100),
        "importSections": lambda: import_cells(image),
    }
    return {name: facets[name]() for name in operand["facets"] if name in facets}


def refusing(operation):
    def call(operand, context):
        try:
            return operation(operand, context)
        except Bad as bad:
            raise Rejected(str(bad), bad.phase, bad.code, *bad.range) from bad

    return call


if __name__ == "__main__":
    serve("stranger", {"format.decode": refusing(decode), "image.describe": refusing(describe)}, version="0.1.0", formatVersions=["16.0"], targets=["AMD64"], takesPaths=True)

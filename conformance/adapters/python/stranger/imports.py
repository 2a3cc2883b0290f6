"""docs/format/import-sections.md and image.md: import sections, their cells, and where each signature ends."""
from binary import Bad, Cursor
from signatures import fixup

ENTRY = [("RVA", "u32"), ("Size", "u32"), ("Flags", "u16"), ("Type", "u8"), ("EntrySize", "u8"), ("Signatures", "u32"), ("AuxiliaryData", "u32")]
ENTRY_SIZE = 20
POINTER_SIZE = 8


def import_sections(data, size, start=0):
    """Of flat bytes: an RVA is an offset."""
    found = []
    for at in range(start, start + size // ENTRY_SIZE * ENTRY_SIZE, ENTRY_SIZE):
        entry = Cursor(data, at).record(ENTRY)
        cell = entry["CellSize"] = entry["EntrySize"] or POINTER_SIZE
        if entry["Size"] and entry["RVA"] + entry["Size"] > len(data):
            raise Bad("rva.outside", "section", at + 4, at + 8)
        if entry["Size"] % cell:
            raise Bad("import-section.size", "record", at + 11, at + 12)
        if entry["Size"] and not entry["Signatures"]:
            raise Bad("import-section.signatures", "record", at + 12, at + 16)
        count = entry["Size"] // cell
        if entry["Size"] and entry["Signatures"] + 4 * count > len(data):
            raise Bad("rva.outside", "section", at + 12, at + 16)
        cursor = Cursor(data, entry["Signatures"])
        entry["SignatureRvas"] = [cursor.number("u32") for _ in range(count if entry["Signatures"] else 0)]
        found.append(entry)
    return {"Sections": found}


def import_cells(image):
    """Of a file: the facet importSections."""
    section = image.section(101)
    if section is None:
        return []
    start = image.offset(section["RVA"], size=section["Size"])
    return [describe(image, Cursor(image.data, at).record(ENTRY)) for at in range(start, start + section["Size"] // ENTRY_SIZE * ENTRY_SIZE, ENTRY_SIZE)]


def describe(image, entry):
    cell = entry["EntrySize"] or POINTER_SIZE
    count = entry["Size"] // cell
    table = image.offset(entry["Signatures"], size=4 * count) if count else 0
    entries = []
    for index in range(count):
        signature = Cursor(image.data, table + 4 * index).number("u32")
        start = image.offset(signature)
        kind, module, end = fixup(image.data, start)
        entries.append({"index": index, "slotRva": entry["RVA"] + index * cell, "signatureRva": signature, "kind": kind, "moduleOverride": module,
                        "signatureHex": bytes(image.data[start:end]).hex()})
    return {"rva": entry["RVA"], "size": entry["Size"], "flags": entry["Flags"], "type": entry["Type"], "entrySize": entry["EntrySize"],
            "signaturesRva": entry["Signatures"], "auxDataRva": entry["AuxiliaryData"], "entries": entries}

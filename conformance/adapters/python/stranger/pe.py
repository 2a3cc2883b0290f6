"""docs/format/pe-envelope.md, machines.md and export-directory.md."""
import base64

from binary import Bad, Cursor
from header import SECTION_SIZE, readytorun_header

COFF = [("Signature", "u32"), ("Machine", "u16"), ("NumberOfSections", "u16"), ("TimeDateStamp", "u32"), ("PointerToSymbolTable", "u32"),
        ("NumberOfSymbols", "u32"), ("SizeOfOptionalHeader", "u16"), ("Characteristics", "u16")]
DIRECTORY = [("RVA", "u32"), ("Size", "u32")]
SECTION = [("VirtualSize", "u32"), ("VirtualAddress", "u32"), ("SizeOfRawData", "u32"), ("PointerToRawData", "u32"), ("PointerToRelocations", "u32"),
           ("PointerToLinenumbers", "u32"), ("NumberOfRelocations", "u16"), ("NumberOfLinenumbers", "u16"), ("Characteristics", "u32")]
HIDDEN = ["PointerToRelocations", "PointerToLinenumbers", "NumberOfRelocations", "NumberOfLinenumbers"]
MACHINES = {0x014C: "I386", 0x01C4: "ARMNT", 0x8664: "AMD64", 0xAA64: "ARM64", 0x6264: "LOONGARCH64", 0x5064: "RISCV64"}
SYSTEMS = [0, 0x4644, 0xADC4, 0x7B79, 0x1993, 0x1992]
EXPORT_DIRECTORY, COR_HEADER = 0, 14


def machine_and_system(value):
    return next(((value ^ system, system) for system in SYSTEMS if value ^ system in MACHINES), None)


def machine(data):
    cursor = Cursor(data, phase="container")
    value = cursor.number("u16")
    pair = machine_and_system(value)
    if pair is None:
        raise Bad("coff-header.machine", "container", 0, 2)
    return {"Value": value, "Machine": pair[0], "OS": pair[1]}, cursor.at


def dos_header(data):
    cursor = Cursor(data, phase="container")
    if cursor.number("u16") != 0x5A4D:
        raise Bad("dos-header.signature", "container", 0, 2)
    cursor.take(58)
    return {"NewHeaderOffset": cursor.number("u32")}, cursor.at


def coff_header(data, offset=0):
    cursor = Cursor(data, offset, "container")
    coff = {"Signature": cursor.number("u32")}
    if coff["Signature"] != 0x4550:
        raise Bad("coff-header.signature", "container", offset, offset + 4)
    coff.update(cursor.record(COFF[1:]))
    del coff["Signature"]
    return coff, cursor.at


def optional_header(data, offset=0):
    """The COFF header and what follows it."""
    coff, start = coff_header(data, offset)
    declared = coff["SizeOfOptionalHeader"]
    cursor = Cursor(data, start, "container")
    magic = cursor.number("u16")
    if magic not in (0x10B, 0x20B):
        raise Bad("optional-header.magic", "container", start, start + 2)
    wide = magic == 0x20B
    pointer = "u64" if wide else "u32"
    layout = [("MajorLinkerVersion", "u8"), ("MinorLinkerVersion", "u8"), ("SizeOfCode", "u32"), ("SizeOfInitializedData", "u32"), ("SizeOfUninitializedData", "u32"),
              ("AddressOfEntryPoint", "u32"), ("BaseOfCode", "u32"), *([] if wide else [("BaseOfData", "u32")]), ("ImageBase", pointer), ("SectionAlignment", "u32"),
              ("FileAlignment", "u32"), *[(name, "u16") for name in ("MajorOperatingSystemVersion", "MinorOperatingSystemVersion", "MajorImageVersion", "MinorImageVersion",
              "MajorSubsystemVersion", "MinorSubsystemVersion")], ("Win32VersionValue", "u32"), ("SizeOfImage", "u32"), ("SizeOfHeaders", "u32"), ("CheckSum", "u32"),
              ("Subsystem", "u16"), ("DllCharacteristics", "u16"), ("SizeOfStackReserve", pointer), ("SizeOfStackCommit", pointer), ("SizeOfHeapReserve", pointer),
              ("SizeOfHeapCommit", pointer), ("LoaderFlags", "u32")]
    optional = {"Magic": magic, **cursor.record(layout)}
    optional.update({name: str(optional[name]) for name, form in layout if form == pointer and name.startswith(("ImageBase", "SizeOfStack", "SizeOfHeap"))})
    fixed = 112 if wide else 96
    if declared < fixed:
        raise Bad("coff-header.optional-header-size", "container", offset + 20, offset + 22)
    optional["NumberOfRvaAndSizes"] = count = cursor.number("u32")
    if count * 8 > declared - fixed:
        raise Bad("optional-header.directory-count", "container", cursor.at - 4, cursor.at)
    optional["Directories"] = [cursor.record(DIRECTORY) for _ in range(count)]
    cursor.take(max(0, declared - (cursor.at - start)))
    return {"Coff": coff, "Optional": optional}, cursor.at


def section_header(cursor, before, in_file):
    start = cursor.at
    section = {"Name": base64.b64encode(cursor.take(8)).decode(), **cursor.record(SECTION)}
    mapped = mapped_size(section)
    if in_file and section["VirtualAddress"] < before:
        raise Bad("section-table.order", "container", start + 12, start + 16)
    if in_file and mapped and section["PointerToRawData"] + section["SizeOfRawData"] > len(cursor.data):
        raise Bad("section-table.data-outside", "container", start + 20, start + 24)
    return section, section["VirtualAddress"] + max(section["VirtualSize"], mapped)


def mapped_size(section):
    raw = section["SizeOfRawData"]
    return min(section["VirtualSize"], raw) if section["VirtualSize"] else raw


def sections(data, offset, count, in_file):
    cursor = Cursor(data, offset, "container")
    cursor.need(40 * count) if not in_file else None
    found, end = [], 0
    for _ in range(count):
        section, end = section_header(cursor, end, in_file)
        found.append({name: value for name, value in section.items() if name not in HIDDEN})
    return found, cursor.at


def section_table(data, size):
    found, end = sections(data, 0, size // 40, False)
    return {"Sections": found}, end


def cor_header(data, offset=0, phase="container"):
    cursor = Cursor(data, offset, phase)
    size = cursor.number("u32")
    if size < 72:
        raise Bad("cor-header.size", "container", offset, offset + 4)
    cor = {"Size": size, **cursor.record([("MajorRuntimeVersion", "u16"), ("MinorRuntimeVersion", "u16")]), "MetaData": cursor.record(DIRECTORY),
           **cursor.record([("Flags", "u32"), ("EntryPointToken", "u32")])}
    for name in ("Resources", "StrongNameSignature", "CodeManagerTable", "VTableFixups", "ExportAddressTableJumps", "ManagedNativeHeader"):
        cor[name] = cursor.record(DIRECTORY)
    return cor, cursor.at


class PeFile:
    """A file as far as its R2R header: `value` is what the suite asks for."""

    def __init__(self, data):
        self.data = data
        dos, _ = dos_header(data)
        headers, _ = optional_header(data, dos["NewHeaderOffset"])
        self.coff, self.optional = headers["Coff"], headers["Optional"]
        self.coff_start = dos["NewHeaderOffset"]
        self.optional_start = self.coff_start + 24
        table = self.optional_start + self.coff["SizeOfOptionalHeader"]
        self.sections, _ = sections(data, table, self.coff["NumberOfSections"], True)
        self.header_bytes = min(self.optional["SizeOfHeaders"], len(data))
        exported = self.exported_header()
        self.composite = exported is not None
        self.value = {"Dos": dos, "Headers": headers, "Sections": self.sections, "IsComposite": self.composite}
        limit = self.header_of_cli() if exported is None else None
        self.header_rva = exported if exported is not None else self.value["Cor"]["ManagedNativeHeader"]["RVA"]
        blamed = self.directory_range(EXPORT_DIRECTORY) if self.composite else self.native_header_range
        start = self.offset(self.header_rva, blamed)
        room = self.behind(self.header_rva) if limit is None else min(limit, self.behind(self.header_rva))
        if room < 16:
            raise Bad("truncated", "header", start, min(start + room, len(data)))
        self.header, _ = readytorun_header(data, start, start + room)
        self.header_start = start
        self.check_sections()
        pair = machine_and_system(self.coff["Machine"])
        if pair is None:
            raise Bad("coff-header.machine", "container", self.coff_start + 4, self.coff_start + 6)
        self.value.update({"HeaderRVA": self.header_rva, "Image": self.header, "Machine": pair[0], "OS": pair[1]})

    def directory_range(self, index):
        start = self.optional_start + (112 if self.optional["Magic"] == 0x20B else 96) + 8 * index
        return start, start + 8

    def directory(self, index):
        directories = self.optional["Directories"]
        found = directories[index] if index < len(directories) else {"RVA": 0, "Size": 0}
        return found if found["RVA"] and found["Size"] else None

    def room(self, rva):
        """File offset of an RVA, and how many bytes of its section lie there and behind; None outside."""
        if not any(section["VirtualAddress"] <= rva for section in self.sections):
            return (rva, self.header_bytes - rva) if rva < self.header_bytes else None
        for section in self.sections:
            into = rva - section["VirtualAddress"]
            if 0 <= into < mapped_size(section):
                return section["PointerToRawData"] + into, mapped_size(section) - into
        return None

    def offset(self, rva, blamed=None, size=1):
        found = self.room(rva)
        if found is None or size > found[1]:
            raise Bad("rva.outside", "section", *(blamed or (0, len(self.data))))
        return found[0]

    def behind(self, rva):
        return self.room(rva)[1]

    def exported_header(self):
        directory = self.directory(EXPORT_DIRECTORY)
        if directory is None:
            return None
        start = self.offset(directory["RVA"], self.directory_range(EXPORT_DIRECTORY), 40)
        count, names, addresses, pointers, ordinals = (Cursor(self.data, start + at, "container").number("u32") for at in (20, 24, 28, 32, 36))
        if names == 0:
            return None
        pointers_at = self.offset(pointers, (start + 32, start + 36), 4 * names)
        addresses_at = self.offset(addresses, (start + 28, start + 32), 4 * count) if count else 0
        ordinals_at = self.offset(ordinals, (start + 36, start + 40), 2 * names)
        indices = [Cursor(self.data, ordinals_at + 2 * index).number("u16") for index in range(names)]
        for index, ordinal in enumerate(indices):
            if ordinal >= count:
                raise Bad("export-directory.ordinal", "container", ordinals_at + 2 * index, ordinals_at + 2 * index + 2)
        found = [self.export_name(pointers_at + 4 * index) for index in range(names)]
        if b"RTR_HEADER" not in found:
            return None
        return Cursor(self.data, addresses_at + 4 * indices[found.index(b"RTR_HEADER")]).number("u32")

    def export_name(self, at):
        start = self.offset(Cursor(self.data, at).number("u32"), (at, at + 4))
        end = self.data.find(b"\0", start)
        if end < 0:
            raise Bad("truncated", "container", start, len(self.data))
        return bytes(self.data[start:end])

    def header_of_cli(self):
        """Reads the CLI header; the size that it gives to the R2R header."""
        directory = self.directory(COR_HEADER)
        if directory is None:
            raise Bad("header.missing", "header", self.optional_start, self.optional_start + self.coff["SizeOfOptionalHeader"])
        start = self.offset(directory["RVA"], self.directory_range(COR_HEADER))
        if self.behind(directory["RVA"]) < 72:
            raise Bad("truncated", "container", start, min(start + 72, len(self.data)))
        cor, end = cor_header(self.data, start)
        self.native_header_range = (end - 8, end)
        native = cor["ManagedNativeHeader"]
        if not native["RVA"] or not native["Size"]:
            raise Bad("header.missing", "header", *self.native_header_range)
        if native["Size"] < 16:
            raise Bad("cor-header.managed-native-header", "container", *self.native_header_range)
        self.value["Cor"] = cor
        return native["Size"]

    def check_sections(self):
        for index, section in enumerate(self.header["Sections"]):
            found = self.room(section["RVA"])
            if section["Size"] and (found is None or found[1] < section["Size"]):
                start = self.header_start + 16 + SECTION_SIZE * index
                raise Bad("directory.section-outside", "directory", start, start + SECTION_SIZE)

    def text(self, number):
        """The text of a section up to a zero byte; None without the section."""
        section = self.section(number)
        if section is None:
            return None
        start = self.offset(section["RVA"], size=section["Size"])
        return bytes(self.data[start : start + section["Size"]]).split(b"\0")[0].decode("utf-8", "replace")

    def section(self, number):
        return next((section for section in self.header["Sections"] if section["Type"] == number), None)

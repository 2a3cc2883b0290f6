"""docs/format/header.md."""
from binary import Bad, Cursor

SECTION_SIZE = 12
NAMES = ["CompilerIdentifier", "ImportSections", "RuntimeFunctions", "MethodDefEntryPoints", "ExceptionInfo", "DebugInfo", "DelayLoadMethodCallThunks", "AvailableTypes_Old",
         "AvailableTypes", "InstanceMethodEntryPoints", "InliningInfo", "ProfileDataInfo", "ManifestMetadata", "AttributePresence", "InliningInfo2", "ComponentAssemblies",
         "OwnerCompositeExecutable", "PgoInstrumentationData", "ManifestAssemblyMvids", "CrossModuleInlineInfo", "HotColdMap", "MethodIsGenericMap", "EnclosingTypeMap",
         "TypeGenericInfoMap", "ExternalTypeMaps", "ProxyTypeMaps", "TypeMapAssemblyTargets"]
SECTION = [("Type", "u32"), ("RVA", "u32"), ("Size", "u32")]


def readytorun_header(data, offset=0, end=None):
    cursor = Cursor(data, offset, "header", end)
    signature = cursor.number("u32")
    if signature != 0x00525452:
        raise Bad("header.signature", "header", offset, offset + 4)
    header = {"Signature": signature, **cursor.record([("MajorVersion", "u16"), ("MinorVersion", "u16")])}
    return {**header, **core(cursor)}, cursor.at


def core_header(data):
    cursor = Cursor(data, 0, "header")
    return core(cursor), cursor.at


def core(cursor):
    header = cursor.record([("Flags", "u32"), ("NumberOfSections", "u32")])
    if cursor.at + header["NumberOfSections"] * SECTION_SIZE > cursor.end:
        raise Bad("header.section-count", "header", cursor.at - 4, cursor.at)
    header["Sections"] = [cursor.record(SECTION) for _ in range(header["NumberOfSections"])]
    return header


def name_of(section):
    index = section["Type"] - 100
    return NAMES[index] if 0 <= index < len(NAMES) else None

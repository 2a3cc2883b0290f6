"""docs/signatures/*.md, as far as a reader needs it to find the end of a fixup signature of format 16.0."""
from binary import Bad, Cursor

SIMPLE = {*range(0x01, 0x0F), 0x16, 0x18, 0x19, 0x1C, 0x3E}
AROUND = {0x0F, 0x10, 0x1D, 0x45}  # PTR, BYREF, SZARRAY, PINNED
MOST_NESTED = 100

TYPES = {0x10, 0x1C, 0x1D, 0x1E, 0x1F, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x28}
METHODS = {0x11, 0x13, 0x16, 0x29, 0x2E, 0x2F}
FIELDS = {0x12, 0x20, 0x27}
ROWS = {0x14, 0x15, 0x17, 0x18, 0x1A, 0x1B}


def fixup(data, start):
    """Kind, module override or None, and the offset behind the signature."""
    cursor = Cursor(data, start, "signature")
    byte = cursor.number("u8")
    module = cursor.compressed() if byte & 0x80 else None
    kind = byte & 0x7F
    operand(cursor, kind, start)
    return kind, module, cursor.at


def operand(cursor, kind, start):
    if kind in TYPES:
        type_signature(cursor)
    elif kind in METHODS:
        method(cursor)
    elif kind in FIELDS:
        field(cursor)
    elif kind in ROWS:
        cursor.compressed()
    elif kind in (0x07, 0x08, 0x09):
        if kind == 0x07:
            type_signature(cursor)
        inner = cursor.compressed()
        if inner not in (0x10, 0x11, 0x12, 0x13, 0x16, 0x2D):
            raise Bad("fixup.inner-kind", "signature", cursor.at - 1, cursor.at)
        type_signature(cursor) if inner == 0x2D else operand(cursor, inner, start)
    elif kind == 0x19:
        cursor.compressed()
        type_signature(cursor)
    elif kind in (0x2A, 0x32):
        type_signature(cursor)
        layout(cursor)
    elif kind == 0x2B:
        cursor.compressed()
        field(cursor)
    elif kind == 0x2C:
        method(cursor)
        type_signature(cursor)
    elif kind == 0x2D:
        type_signature(cursor)
    elif kind == 0x30:
        for _ in range(cursor.compressed()):
            cursor.compressed()
    elif kind == 0x31:
        cursor.compressed()
        cursor.compressed()
        field(cursor)
    elif kind in (0x33, 0x34):
        flags = cursor.compressed()
        method(cursor)
        type_signature(cursor)
        if flags & 1:
            method(cursor)
    elif kind in (0x35, 0x36):
        cursor.take(cursor.compressed())
        for _ in range(cursor.compressed()):
            type_signature(cursor)
        method(cursor)
    else:
        raise Bad("fixup.kind", "signature", start, start + 1)


def layout(cursor):
    flags, size = cursor.compressed(), cursor.compressed()
    if flags & 1:
        cursor.compressed()
    if flags & 6 == 2:
        cursor.compressed()
    if flags & 0x18 == 8:
        cursor.take((size // 8 + 7) // 8)


def method(cursor):
    flags = cursor.compressed()
    if flags & 0x80:
        cursor.compressed()
    if flags & 0x40:
        type_signature(cursor)
    cursor.compressed()
    if flags & 0x04:
        for _ in range(cursor.compressed()):
            type_signature(cursor)
    if flags & 0x20:
        type_signature(cursor)


def field(cursor):
    flags = cursor.compressed()
    if flags & 0x40:
        type_signature(cursor)
    cursor.compressed()


def type_signature(cursor, depth=0):
    start = cursor.at
    if depth > MOST_NESTED:
        raise Bad("limit.exceeded", "signature", start, cursor.end)
    element = cursor.number("u8")
    if element in SIMPLE:
        return
    if element in AROUND:
        type_signature(cursor, depth + 1)
    elif element in (0x11, 0x12, 0x13, 0x1E):  # VALUETYPE, CLASS: a token; VAR, MVAR: a number
        cursor.compressed()
    elif element in (0x1F, 0x20, 0x3F):  # CMOD_REQD, CMOD_OPT: a token; MODULE_ZAPSIG: a module index; then a type
        cursor.compressed()
        type_signature(cursor, depth + 1)
    elif element == 0x14:
        type_signature(cursor, depth + 1)
        cursor.compressed()
        for _ in range(2):
            for _ in range(cursor.compressed()):
                cursor.compressed()
    elif element == 0x15:
        cursor.number("u8")
        cursor.compressed()
        for _ in range(cursor.compressed()):
            type_signature(cursor, depth + 1)
    elif element == 0x1B:
        cursor.compressed()
        for _ in range(cursor.compressed() + 1):
            type_signature(cursor, depth + 1)
    else:
        raise Bad("type-signature.element-type", "signature", start, start + 1)

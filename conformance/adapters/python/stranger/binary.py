"""Bytes with bounds, and the one error of this reader. Everything here and beside it was written from the pages in docs/ alone."""
import struct


class Bad(Exception):
    """Input that is refused: code and phase as in docs/errors.md, range half open in bytes of the input."""

    def __init__(self, code, phase, start, end):
        super().__init__(f"{code} at [{start}, {end})")
        self.code, self.phase, self.range = code, phase, [start, end]


FORMATS = {"u8": "<B", "u16": "<H", "u32": "<I", "u64": "<Q"}


class Cursor:
    """Reads forward from an offset; whatever is cut is `truncated` from the unreadable field to the end of the input."""

    def __init__(self, data, offset=0, phase="record", end=None):
        self.data, self.at, self.phase = data, offset, phase
        self.end = len(data) if end is None else min(end, len(data))

    def need(self, size, start=None):
        if self.at + size > self.end:
            raise Bad("truncated", self.phase, min(self.at if start is None else start, self.end), self.end)

    def number(self, form):
        size = struct.calcsize(FORMATS[form])
        self.need(size)
        (value,) = struct.unpack_from(FORMATS[form], self.data, self.at)
        self.at += size
        return value

    def take(self, size):
        self.need(size)
        self.at += size
        return self.data[self.at - size : self.at]

    def record(self, layout):
        return {name: self.number(form) for name, form in layout}

    def compressed(self):
        """docs/primitives.md, compressed-unsigned."""
        start = self.at
        first = self.number("u8")
        if first < 0x80:
            return first
        if first >= 0xE0:
            raise Bad("compressed-unsigned.first-byte", "signature", start, start + 1)
        more, mask = (1, 0x3F) if first < 0xC0 else (3, 0x1F)
        self.need(more, start)
        return int.from_bytes(bytes([first & mask]) + self.take(more), "big")

"""A PNG of a drawing with few colours, as rsvg-convert writes it, with a palette: a third of the bytes.

Colours that differ little become the commonest of them. The areas keep theirs; the edges take one of a few blends.
"""
import struct
import zlib
from collections import Counter
from itertools import batched


def chunks(png):
    at = 8
    while at < len(png):
        size, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8:at + 8 + size]
        at += 12 + size


def paeth(a, b, c):
    return min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]


def pixels(png):
    """Width, and rows of pixels as bytes of three or four channels (PNG, third edition, 9.2 and 11.2.1)."""
    parts = list(chunks(png))
    width, _, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    assert depth == 8 and colour in (2, 6) and not interlaced, "rsvg-convert writes another kind of PNG"
    wide = 3 if colour == 2 else 4
    before = {0: lambda a, b, c: 0, 1: lambda a, b, c: a, 2: lambda a, b, c: b, 3: lambda a, b, c: (a + b) // 2, 4: paeth}
    above, rows = bytes(width * wide + wide), []
    for line in batched(zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT")), width * wide + 1):
        row = bytearray(wide)  # nothing at the left, in front
        for i, value in enumerate(line[1:]):
            row.append((value + before[line[0]](row[i], above[i + wide], above[i])) % 256)
        above = row
        rows.append([bytes(pixel) for pixel in batched(row[wide:], wide)])
    return width, rows


def with_palette(png):
    width, rows = pixels(png)
    alike = lambda pixel: bytes(channel // 16 for channel in pixel)
    chosen = {}
    for pixel, _ in Counter(pixel for row in rows for pixel in row).most_common():
        chosen.setdefault(alike(pixel), pixel)
    rows = [[chosen[alike(pixel)] for pixel in row] for row in rows]
    # Those that are not opaque come first: 'tRNS' may then be short.
    colours = sorted(chosen.values(), key=lambda colour: (colour[3:], colour))
    assert len(colours) <= 256, len(colours)
    number = {colour: i for i, colour in enumerate(colours)}
    made = [(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)),
            (b"PLTE", b"".join(colour[:3] for colour in colours)),
            (b"tRNS", bytes(colour[3] for colour in colours if colour[3:] not in (b"", b"\xff"))),
            (b"IDAT", zlib.compress(b"".join(b"\0" + bytes(number[pixel] for pixel in row) for row in rows), 9)),
            (b"IEND", b"")]
    return png[:8] + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                              for kind, data in made if data or kind == b"IEND")

"""Draws the mark of a site without a logo: the kawung flower of layouts/icon.svg, as PNGs with a palette of shades.

Usage: python3 src/render/icon/draw.py
The build writes the shop's colours into the palette: the first shade is the ground, the last one the flower.
"""

import math
import pathlib
import struct
import zlib

EDGES = (32, 48, 180, 192, 512)
SHADES = 17
# In the units of layouts/icon.svg, which is 64 wide: where a petal begins and ends, and half its width.
WIDE, NEAR, FAR, HALF = 64, 2.0, 24.0, 5.0

LENGTH = (FAR - NEAR) / 2
RADIUS = (LENGTH**2 + HALF**2) / (2 * HALF)


def coverage(x, y, pixel):
    """How much of the pixel at this point the flower covers, 0 to 1."""
    x, y = abs(x - WIDE / 2), abs(y - WIDE / 2)
    along, across = (x + y) / math.sqrt(2), (x - y) / math.sqrt(2)
    along -= (NEAR + FAR) / 2
    outside = math.hypot(along, abs(across) + RADIUS - HALF) - RADIUS
    return min(max(0.5 - outside / pixel, 0), 1)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(edge):
    pixel = WIDE / edge
    rows = bytearray()
    for row in range(edge):
        rows.append(0)
        for column in range(edge):
            rows.append(round(coverage((column + 0.5) * pixel, (row + 0.5) * pixel, pixel) * (SHADES - 1)))
    palette = b"".join(bytes([255 - shade * 255 // (SHADES - 1)] * 3) for shade in range(SHADES))
    header = struct.pack(">IIBBBBB", edge, edge, 8, 3, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"PLTE", palette) + chunk(b"IDAT", zlib.compress(bytes(rows), 9))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


folder = pathlib.Path(__file__).parents[3] / "themes" / "default" / "icon"
for edge in EDGES:
    (folder / f"{edge}.png").write_bytes(picture(edge))

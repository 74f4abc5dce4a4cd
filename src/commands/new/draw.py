"""Draws mat.png, the example photo of a new shop: a round rag mat of coloured rings on a wooden floor."""

import math
import pathlib
import struct
import zlib

WIDTH, HEIGHT = 1600, 1200
FLOOR = [(205, 170, 125), (198, 162, 117), (210, 176, 133)]
SEAM = (170, 135, 95)
RINGS = [(178, 58, 46), (232, 186, 92), (46, 94, 110), (236, 222, 196), (92, 122, 70), (196, 104, 62)]
STITCH = 0.86
PALETTE = FLOOR + [SEAM] + RINGS + [tuple(int(part * STITCH) for part in ring) for ring in RINGS]


def color(x, y):
    """The palette's number of the colour at one point."""
    distance = math.hypot(x - WIDTH / 2, y - HEIGHT / 2)
    if distance > 500:
        return 3 if y % 150 < 4 else y // 150 % len(FLOOR)
    ring = int(distance / 42)
    turn = math.atan2(y - HEIGHT / 2, x - WIDTH / 2) * max(ring, 1) * 6
    stitched = math.sin(turn + ring) > 0.75 or distance % 42 < 4
    return 4 + ring % len(RINGS) + (len(RINGS) if stitched else 0)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


rows = b"".join(b"\0" + bytes(color(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
pathlib.Path(__file__).with_name("mat.png").write_bytes(
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0))
    + chunk(b"PLTE", b"".join(bytes(part) for part in PALETTE))
    + chunk(b"IDAT", zlib.compress(rows, 9))
    + chunk(b"IEND", b"")
)

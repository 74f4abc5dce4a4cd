"""Makes the photos of this folder: `python3 make.py`, with Pillow, pillow-heif and numpy installed.

Each file is named after what must come of it. All but the last few show the same six patches, three across and two
down, whose sRGB colours stand in PATCHES and again in tests/photos.rs.
"""

import io
import pathlib
import struct
import zlib

import numpy
import pillow_heif
from PIL import Image, PngImagePlugin

HERE = pathlib.Path(__file__).parent
SIDE = 32
PATCHES = [
    [(200, 60, 50), (70, 150, 80), (60, 80, 170)],
    [(220, 200, 80), (245, 245, 245), (40, 40, 45)],
]


def patches(colors=PATCHES, dtype=numpy.uint8):
    """The patches as pixels."""
    return numpy.kron(numpy.array(colors, dtype), numpy.ones((SIDE, SIDE, 1), dtype))


# Colour spaces

SRGB = [(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)]
DISPLAY_P3 = [(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)]
ADOBE_RGB = [(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)]
D65 = (0.3127, 0.3290)
D50 = numpy.array([0.9642, 1.0, 0.8249])
BRADFORD = numpy.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


def xyz(x, y):
    return numpy.array([x / y, 1.0, (1 - x - y) / y])


def to_d50(primaries):
    """The matrix from linear RGB to XYZ under D50."""
    columns = numpy.stack([xyz(*primary) for primary in primaries], axis=1)
    white = xyz(*D65)
    matrix = columns * numpy.linalg.solve(columns, white)
    cones = (BRADFORD @ D50) / (BRADFORD @ white)
    return numpy.linalg.inv(BRADFORD) @ numpy.diag(cones) @ BRADFORD @ matrix


def linear(value):
    return numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def coded_value(value):
    value = numpy.clip(value, 0, 1)
    return numpy.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)


def in_space(primaries, encode):
    """The patches, which are sRGB, with the numbers of another space."""
    light = linear(patches() / 255.0) @ to_d50(SRGB).T @ numpy.linalg.inv(to_d50(primaries)).T
    return numpy.round(encode(light) * 255).astype(numpy.uint8)


# ICC profiles (ICC.1:2010)


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz_tag(values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def text_tag(name, text):
    if name == b"desc":
        return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(78)
    return b"text\0\0\0\0" + text + b"\0"


def gamma_tag(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


def srgb_curve_tag():
    return b"para\0\0\0\0\0\3\0\0" + b"".join(map(fixed, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]))


def profile(kind, space, tags, pcs=b"XYZ "):
    """A whole profile from its tags."""
    tags = [(b"desc", text_tag(b"desc", b"test")), (b"cprt", text_tag(b"cprt", b"none"))] + tags
    tags.append((b"wtpt", xyz_tag(D50)))
    offset = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, content in tags:
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", offset + len(data), len(content))
        data += content
    size = offset + len(data)
    header = struct.pack(">I", size) + b"none" + struct.pack(">I", 0x02400000) + kind + space + pcs
    header += struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(map(fixed, D50)) + bytes(48)
    return header + table + data


def matrix_profile(primaries, curve):
    columns = to_d50(primaries).T
    tags = [(name, xyz_tag(column)) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns)]
    tags += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    return profile(b"mntr", b"RGB ", tags)


def lab(color):
    """CIE Lab under D50 of an sRGB colour from 0 to 1."""
    ratio = (to_d50(SRGB) @ linear(numpy.array(color))) / D50
    x, y, z = numpy.where(ratio > 216 / 24389, numpy.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ink_profile():
    """Ink whose cyan prints as orange: who passes the profile over shows the wrong colour."""
    nodes = b""
    for node in range(16):
        cyan, magenta, yellow, black = node >> 3 & 1, node >> 2 & 1, node >> 1 & 1, node & 1
        red, green, blue = 1 - 0.0 * cyan, (1 - 0.5 * cyan) * (1 - magenta), (1 - cyan) * (1 - yellow)
        shade = 1 - 0.9 * black
        lightness, a, b = lab((red * shade, green * shade, blue * shade))
        nodes += bytes([round(lightness * 2.55), round(a) + 128, round(b) + 128])
    identity = bytes(range(256))
    matrix = b"".join(map(fixed, [1, 0, 0, 0, 1, 0, 0, 0, 1]))
    table = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix + identity * 4 + nodes + identity * 3
    return profile(b"prtr", b"CMYK", [(b"A2B0", table)], pcs=b"Lab ")


# EXIF, as TIFF


def exif(entries, interoperability=None):
    """A block with these IFD0 entries (tag, type, count, value) and, where given, Adobe's way to name its space."""
    entries = list(entries)
    if interoperability:
        entries.append((0x8769, 4, 1, 0))
    entries.sort()
    first = struct.pack(">H", len(entries))
    after = 8 + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in entries:
        if tag == 0x8769:
            value = after
        packed = struct.pack(">HH", value, 0) if kind == 3 else struct.pack(">I", value)
        first += struct.pack(">HHI", tag, kind, count) + packed
    block = b"MM\0*\0\0\0\x08" + first + bytes(4)
    if interoperability:
        block += struct.pack(">H", 2) + struct.pack(">HHIHH", 0xA001, 3, 1, 0xFFFF, 0)
        block += struct.pack(">HHII", 0xA005, 4, 1, after + 2 + 24 + 4) + bytes(4)
        block += struct.pack(">H", 1) + struct.pack(">HHI", 1, 2, 4) + interoperability + bytes(4)
    return block


def orientation(value):
    return exif([(0x0112, 3, 1, value)])


# How a camera held this way stores an upright picture.
STORED = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.swapaxes(0, 1),
    6: lambda upright: numpy.rot90(upright, 1),
    7: lambda upright: upright[::-1, ::-1].swapaxes(0, 1),
    8: lambda upright: numpy.rot90(upright, -1),
}


# Writing


def jpeg(name, pixels, mode=None, **options):
    image = Image.fromarray(numpy.ascontiguousarray(pixels), mode)
    options = {"quality": 92, "subsampling": 0, **options}
    if "exif" in options:
        options["exif"] = b"Exif\0\0" + options["exif"]
    image.save(HERE / name, "JPEG", **options)


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def write_orientations():
    for value, stored in STORED.items():
        jpeg(f"orientation_{value}_turns_upright.jpg", stored(patches()), exif=orientation(value))
    turned = Image.fromarray(numpy.ascontiguousarray(STORED[6](patches())))
    turned.save(HERE / "orientation_6_turns_upright.png", exif=b"Exif\0\0" + orientation(6))
    turned.save(HERE / "orientation_6_turns_upright.webp", lossless=True, exif=orientation(6))


def write_spaces():
    p3 = matrix_profile(DISPLAY_P3, srgb_curve_tag())
    adobe = matrix_profile(ADOBE_RGB, gamma_tag(563 / 256))
    adobe_pixels = in_space(ADOBE_RGB, lambda light: numpy.clip(light, 0, 1) ** (256 / 563))
    jpeg("display_p3_becomes_srgb.jpg", in_space(DISPLAY_P3, coded_value), icc_profile=p3)
    Image.fromarray(in_space(DISPLAY_P3, coded_value)).save(HERE / "display_p3_becomes_srgb.png", icc_profile=p3)
    Image.fromarray(in_space(DISPLAY_P3, coded_value)).save(HERE / "display_p3_becomes_srgb.webp", quality=95, icc_profile=p3)
    jpeg("adobe_rgb_becomes_srgb.jpg", adobe_pixels, icc_profile=adobe)
    jpeg("adobe_rgb_told_by_exif_becomes_srgb.jpg", adobe_pixels, exif=exif([(0x0112, 3, 1, 1)], b"R03\0"))
    jpeg("broken_profile_is_passed_over.jpg", patches(), icc_profile=p3[:200])
    light = linear(patches()[:, :, 1:2] / 255.0)
    dim = numpy.round(light ** (1 / 1.8) * 255).astype(numpy.uint8)[:, :, 0]
    tag = profile(b"mntr", b"GRAY", [(b"kTRC", gamma_tag(1.8))])
    Image.fromarray(dim, "L").save(HERE / "grey_of_gamma_1_8_becomes_srgb.png", icc_profile=tag)


def write_ink():
    ink = Image.fromarray(255 - patches()).split()
    ink = numpy.dstack([numpy.asarray(one) for one in ink] + [numpy.zeros((SIDE * 2, SIDE * 3), numpy.uint8)])
    jpeg("cmyk_becomes_srgb.jpg", ink, "CMYK")
    ink = numpy.zeros((SIDE * 2, SIDE * 3, 4), numpy.uint8)
    ink[:, SIDE:, 0] = 255
    ink[:, SIDE * 2:, 3] = 255
    jpeg("cmyk_profile_makes_cyan_orange.jpg", ink, "CMYK", icc_profile=ink_profile())


def write_png(name, color, depth, rows, chunks=()):
    """A PNG of raw rows, for what Pillow does not write."""
    height = len(rows)
    width = len(rows[0]) * 8 // depth // {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
    for kind, content in chunks:
        data += chunk(kind, content)
    data += chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)) + chunk(b"IEND", b"")
    (HERE / name).write_bytes(data)


def write_depths():
    deep = patches().astype(numpy.uint16) * 257 + 90
    write_png("sixteen_bit_keeps_its_tones.png", 2, 16, [row.astype(">u2").tobytes() for row in deep])
    grey = patches()[:, :, 1]
    Image.fromarray(grey, "L").save(HERE / "grey_stays_grey.jpg", quality=95)
    jpeg("progressive_is_read.jpg", patches(), progressive=True, subsampling=2)
    jpeg("restart_markers_are_read.jpg", patches(), restart_marker_blocks=2)


def write_transparency():
    # The upper row is opaque, the lower row fades: half, nothing, nothing.
    alpha = numpy.full((SIDE * 2, SIDE * 3, 1), 255, numpy.uint8)
    alpha[SIDE:, :SIDE] = 128
    alpha[SIDE:, SIDE:] = 0
    clear = numpy.dstack([patches(), alpha])
    Image.fromarray(clear, "RGBA").save(HERE / "transparent_lies_on_white.png")
    Image.fromarray(clear, "RGBA").save(HERE / "transparent_lies_on_white.webp", quality=95, exact=True)
    Image.fromarray(clear, "RGBA").save(HERE / "transparent_lossless_lies_on_white.webp", lossless=True, exact=True)
    grey = numpy.dstack([patches()[:, :, 1:2], alpha])
    write_png("grey_alpha_lies_on_white.png", 4, 8, [row.tobytes() for row in grey])
    flat = [color for row in PATCHES for color in row]
    indices = numpy.kron(numpy.arange(6, dtype=numpy.uint8).reshape(2, 3), numpy.ones((SIDE, SIDE), numpy.uint8))
    palette = [(b"PLTE", bytes(value for color in flat for value in color)), (b"tRNS", bytes([255, 255, 255, 128, 0, 0]))]
    write_png("palette_transparency_lies_on_white.png", 3, 8, [row.tobytes() for row in indices], palette)


def write_animations():
    frames = [Image.fromarray(patches()), Image.fromarray(255 - patches())]
    for name, options in [
        ("animated_shows_first_frame.webp", {"lossless": True}),
        ("animated_lossy_shows_first_frame.webp", {"quality": 95}),
        ("animated_shows_first_frame.png", {}),
    ]:
        frames[0].save(HERE / name, save_all=True, append_images=frames[1:], duration=100, loop=0, **options)


# HEIC (ISO/IEC 14496-12 and 23008-12)


def box(name, content):
    return struct.pack(">I", len(content) + 8) + name + content


def full_box(name, version, content):
    return box(name, struct.pack(">B3x", version) + content)


def boxes(data):
    """The boxes in these bytes, by name; of several the first."""
    found = {}
    while data:
        length, name = struct.unpack(">I4s", data[:8])
        found.setdefault(name, data[8:length])
        data = data[length:]
    return found


def coded(pixels):
    """One HEVC still: its configuration and its bytes."""
    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(numpy.ascontiguousarray(pixels))).save(buffer, quality=90)
    file = boxes(buffer.getvalue())
    properties = boxes(boxes(file[b"meta"][4:])[b"iprp"])[b"ipco"]
    return boxes(properties)[b"hvcC"], file[b"mdat"]


def grid(name, pixels, side, turns, brand=b"heic"):
    """A grid of stills as phones write it: tiles in rows, cut at the right and below, then turned leftwards."""
    high, wide = pixels.shape[:2]
    rows, columns = -(-high // side), -(-wide // side)
    padded = numpy.pad(pixels, ((0, rows * side - high), (0, columns * side - wide), (0, 0)), "edge")
    tiles = [
        coded(padded[row * side:(row + 1) * side, column * side:(column + 1) * side])
        for row in range(rows)
        for column in range(columns)
    ]
    assert len({configuration for configuration, _ in tiles}) == 1
    count = len(tiles)
    items = b"".join(full_box(b"infe", 2, struct.pack(">HH4sB", 2 + one, 0, b"hvc1", 0)) for one in range(count))
    items = full_box(b"infe", 2, struct.pack(">HH4sB", 1, 0, b"grid", 0)) + items
    parts = box(b"dimg", struct.pack(f">HH{count}H", 1, count, *range(2, 2 + count)))
    properties = box(b"hvcC", tiles[0][0])
    properties += full_box(b"ispe", 0, struct.pack(">II", side, side)) + full_box(b"ispe", 0, struct.pack(">II", wide, high))
    properties += box(b"irot", bytes([turns])) + box(b"colr", b"prof" + matrix_profile(DISPLAY_P3, srgb_curve_tag()))
    properties += box(b"colr", b"nclx" + struct.pack(">HHHB", 12, 13, 6, 128))
    links = struct.pack(">HB4B", 1, 4, 3, 0x84, 5, 6)
    for one in range(count):
        links += struct.pack(">HB3B", 2 + one, 3, 0x81, 2, 6)
    links = full_box(b"ipma", 0, struct.pack(">I", 1 + count) + links)
    descriptor = struct.pack(">BBBBHH", 0, 0, rows - 1, columns - 1, wide, high)

    def meta(start):
        places = struct.pack(">HHHHII", 1, 0, 0, 1, start, len(descriptor))
        start += len(descriptor)
        for one, (_, data) in enumerate(tiles):
            places += struct.pack(">HHHHII", 2 + one, 0, 0, 1, start, len(data))
            start += len(data)
        content = full_box(b"hdlr", 0, bytes(4) + b"pict" + bytes(13)) + full_box(b"pitm", 0, struct.pack(">H", 1))
        content += full_box(b"iinf", 0, struct.pack(">H", 1 + count) + items) + full_box(b"iref", 0, parts)
        content += box(b"iprp", box(b"ipco", properties) + links)
        content += full_box(b"iloc", 1, struct.pack(">BBH", 0x44, 0, 1 + count) + places)
        return full_box(b"meta", 0, content)

    start = box(b"ftyp", brand + bytes(4) + b"mif1" + b"heic")
    data = descriptor + b"".join(data for _, data in tiles)
    where = len(start) + len(meta(0)) + 8
    (HERE / name).write_bytes(start + meta(where) + box(b"mdat", data))


def write_heic():
    p3 = in_space(DISPLAY_P3, coded_value)
    grid("heic_grid_turns_upright.heic", STORED[6](p3), 64, 3)
    grid("heic_named_jpg_is_read.jpg", p3, 64, 0)
    grid("heic_of_brand_mif1_is_read.heic", STORED[3](p3), 64, 2, brand=b"mif1")


def write_metadata():
    """Every kind of metadata that a file can carry; the word SECRET stands in each."""
    block = exif([(0x0112, 3, 1, 1), (0x8825, 4, 1, 26)]) + b"SECRET"
    p3 = matrix_profile(DISPLAY_P3, srgb_curve_tag())
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET</x:xmpmeta>"
    buffer = io.BytesIO()
    Image.fromarray(patches()).save(buffer, "JPEG", quality=92, icc_profile=p3)
    body = buffer.getvalue()
    extra = segment(0xE1, b"Exif\0\0" + block) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)
    extra += segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0bIPTC SECRET")
    extra += segment(0xFE, b"SECRET comment") + segment(0xE5, b"SECRET maker")
    (HERE / "metadata_is_left_behind.jpg").write_bytes(body[:2] + extra + body[2:] + b"SECRET after the end")
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "SECRET")
    texts.add_text("Packed", "SECRET " * 20, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
    Image.fromarray(patches()).save(
        HERE / "metadata_is_left_behind.png", pnginfo=texts, exif=b"Exif\0\0" + block, icc_profile=p3, dpi=(300, 300)
    )
    Image.fromarray(patches()).save(
        HERE / "metadata_is_left_behind.webp", quality=95, exif=block, xmp=xmp, icc_profile=p3
    )


def telling_exif(value, space=None, preview=b""):
    """A block as phones write it: this orientation, serial numbers, a position, and a preview in a second directory."""

    def directory(entries, place, after=0):
        """A directory that stands at this place, then the values that are longer than four bytes."""
        rows, values = b"", b""
        room = place + 2 + 12 * len(entries) + 4
        for tag, kind, count, value in sorted(entries):
            if len(value) > 4:
                rows += struct.pack(">HHII", tag, kind, count, room + len(values))
                values += value + bytes(len(value) % 2)
            else:
                rows += struct.pack(">HHI", tag, kind, count) + value.ljust(4, b"\0")
        return struct.pack(">H", len(entries)) + rows + struct.pack(">I", after) + values

    def ascii(tag, text):
        return tag, 2, len(text) + 1, text + b"\0"

    def pointer(tag, place):
        return tag, 4, 1, struct.pack(">I", place)

    def degrees(tag, *parts):
        return tag, 5, 3, b"".join(struct.pack(">II", part, 1) for part in parts)

    places = dict.fromkeys(["first", "exif", "gps", "interop", "second", "preview"], 0)
    parts = dict.fromkeys(places, b"")
    for _ in range(2):
        own = [ascii(0xA431, b"SECRET body"), ascii(0xA435, b"SECRET lens"), (0x927C, 7, 12, b"SECRET notes")]
        if space:
            own += [(0xA001, 3, 1, b"\xff\xff"), pointer(0xA005, places["interop"])]
            parts["interop"] = directory([(1, 2, 4, space)], places["interop"])
        first = [(0x0112, 3, 1, struct.pack(">H", value)), ascii(0x010F, b"SECRET maker"), ascii(0x013B, b"SECRET artist")]
        first += [pointer(0x8769, places["exif"]), pointer(0x8825, places["gps"])]
        parts["first"] = directory(first, 8, places["second"] if preview else 0)
        parts["exif"] = directory(own, places["exif"])
        gps = [(1, 2, 2, b"S\0"), degrees(2, 6, 10, 31), (3, 2, 2, b"E\0"), degrees(4, 106, 49, 37)]
        parts["gps"] = directory(gps, places["gps"])
        if preview:
            second = [pointer(0x0201, places["preview"]), (0x0202, 4, 1, struct.pack(">I", len(preview)))]
            parts["second"] = directory(second, places["second"])
            parts["preview"] = preview
        place = 8
        for name, part in parts.items():
            places[name] = place
            place += len(part)
    return b"MM\0*\0\0\0\x08" + b"".join(parts.values())


def write_traces():
    """Photos as phones and cameras write them: all that they tell beside the picture, in every place that there is."""
    stored = numpy.ascontiguousarray(STORED[6](patches()))
    small = io.BytesIO()
    Image.fromarray(stored).resize((16, 24)).save(small, "JPEG", quality=60, comment=b"SECRET preview")
    block = telling_exif(6, preview=small.getvalue())
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a exif:GPSLatitude='6,10.5S'>SECRET</a></x:xmpmeta>"
    buffer = io.BytesIO()
    Image.fromarray(stored).save(buffer, "JPEG", quality=92, subsampling=0, progressive=True)
    body = buffer.getvalue()
    assert body[2:4] == b"\xff\xe0" and body[4:6] == b"\0\x10"
    extra = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\1" + b"SECRET") + segment(0xE0, b"JFXX\0\x10SECRET")
    extra += segment(0xE1, b"Exif\0\0" + block) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)
    extra += segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(40) + b"SECRET") + segment(0xE2, b"MPF\0MM\0*SECRET")
    extra += segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0bIPTC SECRET")
    extra += segment(0xEB, b"JP\0\1SECRET") + segment(0xFE, b"SECRET comment") + b"SECRET junk" + b"\xff"
    behind = small.getvalue() + b"\0\0\0\x18ftypmp42SECRET video"
    (HERE / "traces_are_stripped.jpg").write_bytes(body[:2] + extra + body[20:] + behind)
    adobe = in_space(ADOBE_RGB, lambda light: numpy.clip(light, 0, 1) ** (256 / 563))
    jpeg("traces_are_stripped_but_adobe_rgb.jpg", STORED[3](adobe), exif=telling_exif(3, space=b"R03\0"))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    buffer = io.BytesIO()
    Image.fromarray(stored).save(buffer, "PNG", dpi=(300, 300))
    body = buffer.getvalue()
    extra = chunk(b"eXIf", block) + chunk(b"tEXt", b"Comment\0SECRET") + chunk(b"tIME", bytes([7, 234, 3, 1, 9, 0, 0]))
    extra += chunk(b"zTXt", b"Packed\0\0" + zlib.compress(b"SECRET")) + chunk(b"iDOT", b"SECRET")
    extra += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
    (HERE / "traces_are_stripped.png").write_bytes(body[:33] + extra + body[33:] + b"SECRET behind")

    buffer = io.BytesIO()
    Image.fromarray(stored).save(buffer, "WEBP", lossless=True, exif=block, xmp=xmp)
    body = buffer.getvalue() + b"MARK\7\0\0\0SECRET!\0"
    body = body[:4] + struct.pack("<I", len(body) - 8) + body[8:]
    (HERE / "traces_are_stripped.webp").write_bytes(body + b"SECRET behind")

    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(patches())).save(buffer, quality=90, exif=telling_exif(1), xmp=xmp)
    (HERE / "traces_are_stripped.heic").write_bytes(buffer.getvalue() + box(b"mpvd", b"SECRET video"))


def write_refused():
    Image.fromarray(patches()).save(HERE / "gif_is_refused.jpg", "GIF")
    Image.fromarray(patches()).save(HERE / "bmp_is_refused.png", "BMP")
    Image.fromarray(patches()).save(HERE / "tiff_is_refused.jpg", "TIFF", compression="tiff_deflate")


if __name__ == "__main__":
    write_orientations()
    write_spaces()
    write_ink()
    write_depths()
    write_transparency()
    write_animations()
    write_heic()
    write_metadata()
    write_traces()
    write_refused()

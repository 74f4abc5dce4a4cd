//! What a file is by its first bytes, whatever its name says.

use crate::problem::ForeignKind;

/// How many bytes tell the kind.
pub(super) const ENOUGH: usize = 512;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A photo that is read.
    Photo(PhotoKind),
    /// Something else.
    Foreign(ForeignKind),
    /// Nothing at all.
    Empty,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhotoKind {
    Jpeg,
    Png,
    Webp,
    Heic,
}

/// Tells the kind from the beginning of a file.
pub(super) fn of(start: &[u8]) -> Kind {
    if start.is_empty() {
        return Kind::Empty;
    }
    photo(start)
        .map(Kind::Photo)
        .or_else(|| boxed(start))
        .or_else(|| signed(start).map(Kind::Foreign))
        .unwrap_or_else(|| Kind::Foreign(written(start)))
}

fn photo(start: &[u8]) -> Option<PhotoKind> {
    match start {
        [0xff, 0xd8, 0xff, ..] => Some(PhotoKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(PhotoKind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(PhotoKind::Webp),
        _ => None,
    }
}

/// Files of boxes (ISO/IEC 14496-12): the brands behind `ftyp` say what they hold.
fn boxed(start: &[u8]) -> Option<Kind> {
    if start.get(4..8).is_none_or(|name| name != b"ftyp") {
        return None;
    }
    let brands = start.get(8..).unwrap_or_default();
    let (major, rest) = brands.split_at_checked(4)?;
    let others = rest.get(4..).unwrap_or_default();
    let named = |brand: &[u8; 4]| major == brand || others.chunks_exact(4).any(|other| other == brand);
    let heic: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"];
    let kind = if named(b"avif") || named(b"avis") {
        Kind::Foreign(ForeignKind::Avif)
    } else if heic.into_iter().any(named) || named(b"mif1") || named(b"msf1") {
        Kind::Photo(PhotoKind::Heic)
    } else if major == b"crx " {
        Kind::Foreign(ForeignKind::Raw)
    } else {
        Kind::Foreign(ForeignKind::Video)
    };
    Some(kind)
}

/// Files with a signature of their own.
fn signed(start: &[u8]) -> Option<ForeignKind> {
    const SIGNATURES: &[(&[u8], ForeignKind)] = &[
        (b"GIF87a", ForeignKind::Gif),
        (b"GIF89a", ForeignKind::Gif),
        (b"FUJIFILMCCD-RAW", ForeignKind::Raw),
        (b"IIU\0", ForeignKind::Raw),
        (b"IIRO", ForeignKind::Raw),
        (b"II*\0\x10\0\0\0CR", ForeignKind::Raw),
        (b"II*\0", ForeignKind::Tiff),
        (b"MM\0*", ForeignKind::Tiff),
        (b"%PDF-", ForeignKind::Pdf),
        (b"8BPS", ForeignKind::Photoshop),
        (b"PK\x03\x04", ForeignKind::Archive),
        (b"Rar!", ForeignKind::Archive),
        (b"7z\xbc\xaf", ForeignKind::Archive),
        (b"\x1f\x8b", ForeignKind::Archive),
        (b"\xd0\xcf\x11\xe0", ForeignKind::Document),
        (b"\xff\x0a", ForeignKind::JpegXl),
        (b"\0\0\0\x0cJXL ", ForeignKind::JpegXl),
        (b"\0\0\0\x0cjP  ", ForeignKind::Jpeg2000),
        (b"\xff\x4f\xff\x51", ForeignKind::Jpeg2000),
        (b"\0\0\x01\0", ForeignKind::Icon),
        (b"\x1a\x45\xdf\xa3", ForeignKind::Video),
        (b"OggS", ForeignKind::Video),
        (b"ID3", ForeignKind::Video),
    ];
    let bitmap = start.starts_with(b"BM") && start.get(6..10).is_some_and(|reserved| reserved == [0; 4]);
    let video = start.starts_with(b"RIFF");
    SIGNATURES
        .iter()
        .find(|(signature, _)| start.starts_with(signature))
        .map(|(_, kind)| *kind)
        .or(bitmap.then_some(ForeignKind::Bmp))
        .or(video.then_some(ForeignKind::Video))
}

/// Files of letters, and what is left.
fn written(start: &[u8]) -> ForeignKind {
    let text = String::from_utf8_lossy(start);
    let words = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let is_text = !start.iter().any(|byte| *byte < 9) && is_utf8(start);
    if words.contains("<svg") {
        ForeignKind::Svg
    } else if ["<!doctype html", "<html", "<head", "<body", "<script"].iter().any(|tag| words.starts_with(tag)) {
        ForeignKind::WebPage
    } else if is_text {
        ForeignKind::Text
    } else {
        ForeignKind::Unknown
    }
}

/// Whether these are whole characters, but for one that the end cuts.
fn is_utf8(start: &[u8]) -> bool {
    match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide() {
        let cases: &[(&[u8], Kind)] = &[
            (b"", Kind::Empty),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind::Photo(PhotoKind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind::Photo(PhotoKind::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Kind::Photo(PhotoKind::Webp)),
            (b"RIFF\x10\0\0\0AVI LIST", Kind::Foreign(ForeignKind::Video)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind::Photo(PhotoKind::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Kind::Photo(PhotoKind::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Kind::Foreign(ForeignKind::Avif)),
            (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", Kind::Foreign(ForeignKind::Avif)),
            (b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2", Kind::Foreign(ForeignKind::Video)),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Kind::Foreign(ForeignKind::Raw)),
            (b"GIF89a\x01\0\x01\0", Kind::Foreign(ForeignKind::Gif)),
            (b"II*\0\x10\0\0\0CR\x02\0", Kind::Foreign(ForeignKind::Raw)),
            (b"MM\0*\0\0\0\x08", Kind::Foreign(ForeignKind::Tiff)),
            (b"BM\x36\0\0\0\0\0\0\0\x36\0", Kind::Foreign(ForeignKind::Bmp)),
            (b"%PDF-1.7", Kind::Foreign(ForeignKind::Pdf)),
            (b"\xef\xbb\xbf  <!DOCTYPE html><title>", Kind::Foreign(ForeignKind::WebPage)),
            (b"<?xml version='1.0'?><svg xmlns=", Kind::Foreign(ForeignKind::Svg)),
            (b"nama = \"Kain\"\n", Kind::Foreign(ForeignKind::Text)),
            (b"\x93\x01\x02\x03\xf7", Kind::Foreign(ForeignKind::Unknown)),
            (b"\xff", Kind::Foreign(ForeignKind::Unknown)),
        ];
        for (start, kind) in cases {
            assert_eq!(of(start), *kind, "{}", String::from_utf8_lossy(start));
        }
    }
}

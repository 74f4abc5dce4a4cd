//! What blocks of metadata tell, and the smallest EXIF block that keeps a picture as it looks.

use std::collections::BTreeSet;
use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Context, Exif, Field, In, Reader, Tag, Value};

use super::{Telling, Trace, What};
use crate::photos::color::Space;
use crate::photos::exif::Facts;

/// Fields that name one camera, one lens or one person (EXIF 2.32, 4.6.6). A maker's own notes hold numbers too.
const SERIALS: [Tag; 6] = [
    Tag::BodySerialNumber,
    Tag::LensSerialNumber,
    Tag::CameraOwnerName,
    Tag::MakerNote,
    Tag::Artist,
    Tag::ImageUniqueID,
];

/// Those of them that every reader of a file sees. Nearly every camera writes notes of its own and a number of the photo:
/// a warning of those would be one of every photo.
const OWNERS: [Tag; 4] = [Tag::BodySerialNumber, Tag::LensSerialNumber, Tag::CameraOwnerName, Tag::Artist];
/// The same in XMP (XMP part 2, exif and exifEX namespaces, and the older aux).
const OWNERS_IN_PACKET: [&[u8]; 4] = [b"SerialNumber", b"CameraOwnerName", b":OwnerName", b"dc:creator"];

/// What a block tells that leads to people.
pub(super) fn telling(what: What, block: Vec<u8>) -> Telling {
    match what {
        What::Exif => read(block).map_or_else(Telling::default, |exif| Telling {
            place: has_position(&exif),
            owner: exif.fields().any(names_owner),
        }),
        _ => Telling { place: names_position(&block), owner: OWNERS_IN_PACKET.iter().any(|name| holds(&block, name)) },
    }
}

/// Whether a field names the camera or whose it is. Cameras leave it blank where nobody has set it.
fn names_owner(field: &Field) -> bool {
    let is_blank = |text: &Vec<u8>| text.iter().all(|byte| matches!(byte, 0 | b' ' | b'0'));
    OWNERS.contains(&field.tag) && !matches!(&field.value, Value::Ascii(texts) if texts.iter().all(is_blank))
}

fn holds(packet: &[u8], name: &[u8]) -> bool {
    packet.windows(name.len()).any(|bytes| bytes == name)
}

/// Everything that an EXIF block tells.
pub(super) fn traces_of(block: Vec<u8>) -> BTreeSet<Trace> {
    let mut traces = BTreeSet::from([Trace::Camera]);
    if let Some(exif) = read(block) {
        if has_position(&exif) {
            traces.insert(Trace::Position);
        }
        if exif.fields().any(|field| SERIALS.contains(&field.tag)) {
            traces.insert(Trace::Serial);
        }
        if exif.fields().any(|field| field.ifd_num != In::PRIMARY) {
            traces.insert(Trace::Preview);
        }
    }
    traces
}

/// Whether an XMP packet names a position (XMP part 2, exif namespace).
pub(super) fn names_position(packet: &[u8]) -> bool {
    packet.windows(10).any(|bytes| matches!(bytes, b"GPSLatitud" | b"GPSLongitu"))
}

fn read(mut block: Vec<u8>) -> Option<Exif> {
    // The head that only JPEG asks for is found in other formats too.
    if block.starts_with(b"Exif\0\0") {
        block.drain(..6);
    }
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    reader.read_raw(block).or_else(|error| error.distill_partial_result(|_| {})).ok()
}

/// A position, or half of one. Cameras without a signal write the version of the block alone.
fn has_position(exif: &Exif) -> bool {
    let tells = |field: &Field| {
        let is_place = matches!(
            field.tag,
            Tag::GPSLatitude
                | Tag::GPSLongitude
                | Tag::GPSDestLatitude
                | Tag::GPSDestLongitude
                | Tag::GPSAreaInformation
        );
        is_place && field.tag.context() == Context::Gps
    };
    exif.fields().any(tells)
}

/// The EXIF block of a picture that must be turned, or whose colours EXIF alone explains; nothing for any other.
pub(super) fn smallest(facts: &Facts) -> Option<Vec<u8>> {
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let mut fields = Vec::new();
    if facts.orientation.tag() != 1 {
        fields.push(field(Tag::Orientation, Value::Short(vec![facts.orientation.tag()])));
    }
    if facts.space == Some(Space::AdobeRgb) {
        fields.push(field(Tag::ColorSpace, Value::Short(vec![0xffff])));
        fields.push(field(Tag::InteroperabilityIndex, Value::Ascii(vec![b"R03".to_vec()])));
    }
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut block = Cursor::new(Vec::new());
    let is_written = !fields.is_empty() && writer.write(&mut block, false).is_ok();
    is_written.then(|| block.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photos::exif;

    #[test]
    fn the_smallest_block_says_the_same_and_no_more() {
        for tag in 1..=8 {
            for space in [None, Some(Space::AdobeRgb)] {
                let facts = Facts { orientation: exif::Orientation::from_tag(tag), space };
                let Some(block) = smallest(&facts) else {
                    assert_eq!((tag, space), (1, None));
                    continue;
                };
                assert!(block.len() < 100, "{}", block.len());
                assert_eq!(traces_of(block.clone()), BTreeSet::from([Trace::Camera]));
                assert_eq!(exif::read(block), facts);
            }
        }
    }

    #[test]
    fn a_number_and_an_owner_are_told_and_blank_ones_are_not() {
        let block = |tag, text: &str| {
            let mut writer = Writer::new();
            let field = Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![text.as_bytes().to_vec()]) };
            writer.push_field(&field);
            let mut block = Cursor::new(Vec::new());
            writer.write(&mut block, false).unwrap();
            telling(What::Exif, block.into_inner())
        };
        for tag in OWNERS {
            assert_eq!(block(tag, "SN123456"), Telling { place: false, owner: true }, "{tag}");
            assert_eq!(block(tag, "   "), Telling::default(), "{tag}");
        }
        assert_eq!(block(Tag::Model, "Kamera"), Telling::default());
        let packet = |text: &str| telling(What::Trace(Trace::Editing), text.as_bytes().to_vec());
        assert_eq!(packet("<aux:SerialNumber>1</aux:SerialNumber>"), Telling { place: false, owner: true });
        assert_eq!(packet("exif:GPSLatitude='6,1S'"), Telling { place: true, owner: false });
        assert_eq!(packet("<xmp:CreatorTool>X</xmp:CreatorTool>"), Telling::default());
    }
}

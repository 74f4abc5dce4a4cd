//! The two things that a photo's EXIF decides: which way is up, and a colour space without a profile.

use exif::{Exif, In, Reader, Tag};

use super::color::Space;

/// How the stored picture must be turned to stand upright; the names say what to do (EXIF 2.32, tag 0x0112).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Orientation {
    #[default]
    Upright,
    MirrorAcross,
    HalfTurn,
    MirrorDown,
    Transpose,
    QuarterTurnRight,
    Transverse,
    QuarterTurnLeft,
}

impl Orientation {
    /// The orientation of this number; upright where there is none.
    pub(super) const fn from_tag(value: u32) -> Orientation {
        match value {
            2 => Orientation::MirrorAcross,
            3 => Orientation::HalfTurn,
            4 => Orientation::MirrorDown,
            5 => Orientation::Transpose,
            6 => Orientation::QuarterTurnRight,
            7 => Orientation::Transverse,
            8 => Orientation::QuarterTurnLeft,
            _ => Orientation::Upright,
        }
    }

    /// Its number.
    pub(super) const fn tag(self) -> u16 {
        self as u16 + 1
    }

    /// Whether width and height change places.
    pub(super) const fn swaps_sides(self) -> bool {
        matches!(
            self,
            Orientation::Transpose
                | Orientation::QuarterTurnRight
                | Orientation::Transverse
                | Orientation::QuarterTurnLeft
        )
    }
}

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Facts {
    /// Which way is up.
    pub(super) orientation: Orientation,
    /// The colour space of pixels without a profile. Adobe RGB is ColorSpace "uncalibrated" with interoperability "R03"
    /// (DCF 2.0).
    pub(super) space: Option<Space>,
}

/// Reads a TIFF block; one that is broken says nothing.
pub(super) fn read(block: Vec<u8>) -> Facts {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    match reader.read_raw(block).or_else(|error| error.distill_partial_result(|_| {})) {
        Ok(exif) => facts(&exif),
        Err(_) => Facts::default(),
    }
}

fn facts(exif: &Exif) -> Facts {
    let number = |tag| exif.get_field(tag, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    let interoperability = exif.get_field(Tag::InteroperabilityIndex, In::PRIMARY);
    let is_r03 = interoperability.is_some_and(|field| match &field.value {
        exif::Value::Ascii(words) => words.first().is_some_and(|word| word.starts_with(b"R03")),
        _ => false,
    });
    Facts {
        orientation: number(Tag::Orientation).map(Orientation::from_tag).unwrap_or_default(),
        space: (is_r03 && number(Tag::ColorSpace) == Some(0xffff)).then_some(Space::AdobeRgb),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(orientation: u8) -> Vec<u8> {
        let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        block.extend([orientation, 0, 0, 0, 0, 0, 0]);
        block
    }

    #[test]
    fn eight_orientations_and_nothing_else() {
        let all = [
            Orientation::Upright,
            Orientation::MirrorAcross,
            Orientation::HalfTurn,
            Orientation::MirrorDown,
            Orientation::Transpose,
            Orientation::QuarterTurnRight,
            Orientation::Transverse,
            Orientation::QuarterTurnLeft,
        ];
        for (value, orientation) in (1..).zip(all) {
            assert_eq!(read(block(value)).orientation, orientation);
        }
        assert_eq!(read(block(0)).orientation, Orientation::Upright);
        assert_eq!(read(block(9)).orientation, Orientation::Upright);
    }

    #[test]
    fn a_cut_block_still_tells_what_stands_before_the_cut() {
        let whole = block(6);
        assert_eq!(read(whole[..whole.len() - 4].to_vec()).orientation, Orientation::QuarterTurnRight);
    }

    proptest! {
        #[test]
        fn no_bytes_cause_a_panic(bytes: Vec<u8>, place in 0_usize..26, value: u8) {
            read(bytes);
            let mut near = block(6);
            near[place] = value;
            read(near);
        }
    }
}

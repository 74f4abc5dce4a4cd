//! Boxes (ISO/IEC 14496-12, 4.2): a length, a name and content, which may be boxes again.

use crate::problem::PhotoProblem;

/// Reads numbers one after another.
pub(super) struct Fields<'bytes>(&'bytes [u8]);

impl<'bytes> Fields<'bytes> {
    pub(super) const fn new(bytes: &'bytes [u8]) -> Fields<'bytes> {
        Fields(bytes)
    }

    /// A number of so many bytes, at most eight, the highest first; none is 0.
    pub(super) fn number(&mut self, bytes: usize) -> Option<u64> {
        let (number, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        (bytes <= 8).then(|| number.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }

    /// What is left.
    pub(super) const fn rest(&self) -> &'bytes [u8] {
        self.0
    }
}

/// The boxes that stand in these bytes, up to the first that is not whole.
pub(super) fn each(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let (name, content, rest) = first(bytes)?;
        bytes = rest;
        Some((name, content))
    })
}

/// The content of the first box of this name.
pub(super) fn child<'bytes>(bytes: &'bytes [u8], name: &[u8; 4]) -> Option<&'bytes [u8]> {
    each(bytes).find(|(found, _)| found == name).map(|(_, content)| content)
}

/// The content of the only box of this name at the top of a file.
///
/// # Errors
///
/// The file ends within a box, or has two of this name.
pub(super) fn top<'bytes>(file: &'bytes [u8], name: &[u8; 4]) -> Result<Option<&'bytes [u8]>, PhotoProblem> {
    let mut left = file;
    let mut found = None;
    while !left.is_empty() {
        let (kind, content, rest) = first(left).ok_or(PhotoProblem::CutShort)?;
        if kind == *name && found.replace(content).is_some() {
            return Err(PhotoProblem::Heic);
        }
        left = rest;
    }
    Ok(found)
}

/// The first box's name and content, and what comes after it. A length of 1 stands before one of eight bytes; 0 is all
/// that is left.
pub(super) fn first(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let mut fields = Fields::new(bytes);
    let short = fields.number(4)?;
    let name = u32::try_from(fields.number(4)?).ok()?.to_be_bytes();
    let length = match short {
        0 => bytes.len() as u64,
        1 => fields.number(8)?,
        length => length,
    };
    let (whole, rest) = bytes.split_at_checked(usize::try_from(length).ok()?)?;
    let content = whole.get(bytes.len() - fields.rest().len()..)?;
    Some((name, content, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn boxes_are_found_by_name() {
        let file = b"\0\0\0\x0aftypab\0\0\0\x01meta\0\0\0\0\0\0\0\x13xyz\0\0\0\0mdatrest";
        let names: Vec<[u8; 4]> = each(file).map(|(name, _)| name).collect();
        assert_eq!(names, [*b"ftyp", *b"meta", *b"mdat"]);
        assert_eq!(top(file, b"meta"), Ok(Some(&b"xyz"[..])));
        assert_eq!(child(file, b"mdat"), Some(&b"rest"[..]));
        assert_eq!(top(&file[..20], b"meta"), Err(PhotoProblem::CutShort));
    }

    proptest! {
        #[test]
        fn no_bytes_cause_a_panic_or_a_circle(bytes: Vec<u8>) {
            prop_assert!(each(&bytes).count() <= bytes.len() / 8);
            let _ = top(&bytes, b"meta");
        }
    }
}

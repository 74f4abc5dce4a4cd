//! The traces in a HEIC (ISO/IEC 23008-12): items of EXIF and XMP, which stand between coded pictures, and boxes that no
//! picture needs.
//!
//! Every picture is found by its distance from the file's beginning, so nothing may move: a trace is overwritten with as
//! many bytes that say nothing. Which way is up stands in the picture's own properties and not in its EXIF, and stays.

use std::collections::BTreeSet;
use std::io::{BufRead, Read, Seek, SeekFrom};
use std::ops::Range;

use super::{MOST_BLOCK, Telling, Trace, What, bytes_at, exif_block, length};
use crate::photos::boxes::{self, Fields};
use crate::photos::header::HeaderError;
use crate::problem::PhotoProblem;

/// The most bytes of the tables; a phone's have some ten thousand.
const MOST_TABLE_BYTES: u64 = 128 << 10;
/// The most boxes at the top of a file; a phone's have three to six.
const MOST_BOXES: usize = 64;
/// An EXIF item without a field: no bytes before its TIFF header, and an empty directory.
const EMPTY_EXIF: &[u8] = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0";
/// An XMP packet without a word.
const EMPTY_XMP: &[u8] = b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";

/// A box at the top of a file.
struct Top {
    name: [u8; 4],
    range: Range<u64>,
    content: u64,
}

/// An item's bytes in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    number: u64,
    extents: Vec<Range<u64>>,
}

/// A trace that can be overwritten where it stands.
struct Place {
    range: Range<u64>,
    what: What,
}

/// What the items tell that leads to people.
pub(super) fn telling(file: &mut (impl BufRead + Seek)) -> Result<Telling, HeaderError> {
    let tops = tops(file)?;
    let mut telling = Telling::default();
    for Place { range, what } in metadata(file, &tops)? {
        let mut block = Vec::new();
        file.seek(SeekFrom::Start(range.start))?;
        file.by_ref().take((range.end - range.start).min(MOST_BLOCK)).read_to_end(&mut block)?;
        if what == What::Exif {
            block = tiff(&block).to_vec();
        }
        telling = telling.and(exif_block::telling(what, block));
    }
    Ok(telling)
}

/// Overwrites all traces in a file, and gives what they told.
///
/// # Errors
///
/// The file's tables are not understood so well that nothing of a picture could be hit: parts of pictures overlap a
/// trace, or the file holds moving pictures.
pub(super) fn overwrite(file: &mut [u8]) -> Result<BTreeSet<Trace>, HeaderError> {
    let cursor = &mut std::io::Cursor::new(&*file);
    let tops = tops(cursor)?;
    let items = metadata(cursor, &tops)?;
    let pictures = pictures(cursor, &tops)?;
    let strange: Vec<Range<u64>> = strange(cursor, &tops)?;
    let written: Vec<Range<u64>> = items.iter().map(|item| item.range.clone()).chain(strange.iter().cloned()).collect();
    let meets = written.iter().enumerate().any(|(place, own)| {
        let others = pictures.iter().chain(&written[place + 1..]);
        others.into_iter().any(|other| own.start < other.end && other.start < own.end)
    });
    if tops.iter().any(|top| &top.name == b"moov") || meets {
        return Err(PhotoProblem::Heic.into());
    }
    let mut traces = BTreeSet::new();
    for Place { range, what } in items {
        let bytes = slice(file, &range)?;
        traces.extend(item_traces(bytes, what));
        blank(bytes, what);
    }
    for range in strange {
        let bytes = slice(file, &range)?;
        let (head, content) = bytes.split_at_mut_checked(8).ok_or(PhotoProblem::Heic)?;
        // A length of 1 stands before one of eight bytes, which stays.
        let content = if head.starts_with(&[0, 0, 0, 1]) { content.get_mut(8..).unwrap_or_default() } else { content };
        head[4..].copy_from_slice(b"free");
        content.fill(0);
        traces.insert(Trace::Behind);
    }
    Ok(traces)
}

/// Boxes that no picture needs and that say something: a phone may put a video into one.
fn strange(file: &mut (impl BufRead + Seek), tops: &[Top]) -> Result<Vec<Range<u64>>, HeaderError> {
    let mut strange = Vec::new();
    for top in tops.iter().filter(|top| !matches!(&top.name, b"ftyp" | b"meta" | b"mdat")) {
        let mut content = Vec::new();
        file.seek(SeekFrom::Start(top.content))?;
        file.by_ref().take(top.range.end - top.content).read_to_end(&mut content)?;
        if !matches!(&top.name, b"free" | b"skip" | b"wide") || content.iter().any(|byte| *byte != 0) {
            strange.push(top.range.clone());
        }
    }
    Ok(strange)
}

fn slice<'file>(file: &'file mut [u8], range: &Range<u64>) -> Result<&'file mut [u8], HeaderError> {
    let place = |place: u64| usize::try_from(place).map_err(|_| PhotoProblem::CutShort);
    Ok(file.get_mut(place(range.start)?..place(range.end)?).ok_or(PhotoProblem::CutShort)?)
}

/// What an item tells; nothing where it was overwritten before.
fn item_traces(bytes: &[u8], what: What) -> BTreeSet<Trace> {
    let mut empty = bytes.to_vec();
    blank(&mut empty, what);
    match what {
        _ if empty == bytes => BTreeSet::new(),
        What::Exif => exif_block::traces_of(tiff(bytes).to_vec()),
        _ if exif_block::names_position(bytes) => BTreeSet::from([Trace::Editing, Trace::Position]),
        _ => BTreeSet::from([Trace::Editing]),
    }
}

fn blank(bytes: &mut [u8], what: What) {
    let (empty, rest) = if what == What::Exif { (EMPTY_EXIF, 0) } else { (EMPTY_XMP, b' ') };
    bytes.fill(rest);
    if let Some(start) = bytes.get_mut(..empty.len()) {
        start.copy_from_slice(empty);
    }
}

/// The TIFF block of an EXIF item, which its first number leads to.
fn tiff(item: &[u8]) -> &[u8] {
    let mut fields = Fields::new(item);
    let before = fields.number(4).and_then(|before| usize::try_from(before).ok());
    before.and_then(|before| fields.rest().get(before..)).unwrap_or_default()
}

/// The boxes at the top of a file, from its beginning to its end.
fn tops(file: &mut (impl BufRead + Seek)) -> Result<Vec<Top>, HeaderError> {
    let end = length(file)?;
    let mut tops = Vec::new();
    let mut place = 0;
    while place < end {
        let [l0, l1, l2, l3, name @ ..] = bytes_at::<8>(file, place)?;
        let (length, content) = match u32::from_be_bytes([l0, l1, l2, l3]) {
            0 => (end - place, place + 8),
            1 => (u64::from_be_bytes(bytes_at(file, place + 8)?), place + 16),
            length => (u64::from(length), place + 8),
        };
        let until = place.checked_add(length).filter(|until| *until <= end && *until >= content);
        let until = until.ok_or(PhotoProblem::CutShort)?;
        tops.push(Top { name, range: place..until, content });
        place = until;
        if tops.len() > MOST_BOXES {
            return Err(PhotoProblem::Heic.into());
        }
    }
    Ok(tops)
}

/// The content of the only box of tables.
fn tables(file: &mut (impl BufRead + Seek), tops: &[Top]) -> Result<(u64, Vec<u8>), HeaderError> {
    let mut metas = tops.iter().filter(|top| &top.name == b"meta");
    let (Some(meta), None) = (metas.next(), metas.next()) else { return Err(PhotoProblem::Heic.into()) };
    let bytes = meta.range.end - meta.content;
    if bytes > MOST_TABLE_BYTES {
        return Err(PhotoProblem::Heic.into());
    }
    let mut tables = Vec::new();
    file.seek(SeekFrom::Start(meta.content))?;
    file.by_ref().take(bytes).read_to_end(&mut tables)?;
    Ok((meta.content, tables))
}

/// The items of EXIF and XMP, each in one piece.
fn metadata(file: &mut (impl BufRead + Seek), tops: &[Top]) -> Result<Vec<Place>, HeaderError> {
    let (start, tables) = tables(file, tops)?;
    let kinds = kinds(&tables).ok_or(PhotoProblem::Heic)?;
    let items = items(start, &tables).ok_or(PhotoProblem::Heic)?;
    let mut places = Vec::new();
    for (number, what) in kinds {
        let item = items.iter().find(|item| item.number == number).ok_or(PhotoProblem::Heic)?;
        match item.extents.as_slice() {
            [] => {}
            [range] => places.push(Place { range: range.clone(), what }),
            _ => return Err(PhotoProblem::Heic.into()),
        }
    }
    Ok(places)
}

/// The bytes of everything else: coded pictures, and the tables themselves but for the data kept in them.
fn pictures(file: &mut (impl BufRead + Seek), tops: &[Top]) -> Result<Vec<Range<u64>>, HeaderError> {
    let (start, tables) = tables(file, tops)?;
    let kinds = kinds(&tables).ok_or(PhotoProblem::Heic)?;
    let items = items(start, &tables).ok_or(PhotoProblem::Heic)?;
    let is_metadata = |item: &&Item| kinds.iter().any(|(number, _)| *number == item.number);
    let pictures = items.iter().filter(|item| !is_metadata(item)).flat_map(|item| item.extents.clone());
    let data = data(start, &tables);
    let around = tops.iter().filter(|top| &top.name != b"mdat" && matches!(&top.name, b"ftyp" | b"meta"));
    let around = around.flat_map(|top| match &data {
        Some(data) if &top.name == b"meta" => vec![top.range.start..data.start, data.end..top.range.end],
        _ => vec![top.range.clone()],
    });
    let heads = tops.iter().filter(|top| &top.name == b"mdat").map(|top| top.range.start..top.content);
    Ok(pictures.chain(around).chain(heads).filter(|range| range.start < range.end).collect())
}

/// Where the tables keep data of their own (`idat`).
fn data(start: u64, tables: &[u8]) -> Option<Range<u64>> {
    let mut left = tables.get(4..)?;
    while let Some((name, content, rest)) = boxes::first(left) {
        if name == *b"idat" {
            let end = start + (tables.len() - rest.len()) as u64;
            return Some(end - content.len() as u64..end);
        }
        left = rest;
    }
    None
}

/// The numbers of the items that hold metadata (ISO/IEC 14496-12, 8.11.6).
fn kinds(tables: &[u8]) -> Option<Vec<(u64, What)>> {
    let information = boxes::child(tables.get(4..)?, b"iinf")?;
    let mut fields = Fields::new(information);
    let wide = if fields.number(4)? >> 24 == 0 { 2 } else { 4 };
    fields.number(wide)?;
    let mut kinds = Vec::new();
    for (name, entry) in boxes::each(fields.rest()) {
        let mut fields = Fields::new(entry);
        let version = fields.number(4)? >> 24;
        if name != *b"infe" || version < 2 {
            return None;
        }
        let number = fields.number(if version == 2 { 2 } else { 4 })?;
        fields.number(2)?;
        match &u32::try_from(fields.number(4)?).ok()?.to_be_bytes() {
            b"Exif" => kinds.push((number, What::Exif)),
            b"mime" => kinds.push((number, What::Trace(Trace::Editing))),
            _ => {}
        }
    }
    Some(kinds)
}

/// Where the bytes of each item stand in the file (ISO/IEC 14496-12, 8.11.3).
fn items(start: u64, tables: &[u8]) -> Option<Vec<Item>> {
    let locations = boxes::child(tables.get(4..)?, b"iloc")?;
    let data = data(start, tables);
    let mut fields = Fields::new(locations);
    let version = fields.number(4)? >> 24;
    let widths = fields.number(2)?;
    let width = |shift: u32| usize::try_from(widths >> shift & 15).ok();
    let (offset, length, base) = (width(12)?, width(8)?, width(4)?);
    let index = if version == 0 { 0 } else { width(0)? };
    let wide = if version < 2 { 2 } else { 4 };
    let mut items = Vec::new();
    for _ in 0..fields.number(wide)? {
        let number = fields.number(wide)?;
        let method = if version == 0 { 0 } else { fields.number(2)? & 15 };
        let other_file = fields.number(2)? != 0;
        let from = fields.number(base)?;
        let mut extents = Vec::new();
        for _ in 0..fields.number(2)? {
            fields.number(index)?;
            let begin = from.checked_add(fields.number(offset)?)?;
            let bytes = fields.number(length)?;
            let begin = match method {
                0 => begin,
                1 => begin.checked_add(data.as_ref()?.start)?,
                _ => return None,
            };
            let end = begin.checked_add(bytes)?;
            let leaves_data = method == 1 && data.as_ref().is_some_and(|data| end > data.end);
            // No length means all that is left, which no phone writes.
            if other_file || bytes == 0 || leaves_data {
                return None;
            }
            extents.push(begin..end);
        }
        items.push(Item { number, extents });
    }
    Some(items)
}

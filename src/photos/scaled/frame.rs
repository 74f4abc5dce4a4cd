//! The segments of a JPEG up to its scan (ITU-T T.81, annex B).

use super::huffman::{AcTable, DcTable};

/// What a file says of its picture, as far as it is of the kind that is read here.
pub(super) struct Frame<'file> {
    /// Pixels from left to right.
    pub(super) width: u16,
    /// Pixels from top to bottom.
    pub(super) height: u16,
    /// One of grey, or luma and two colour differences.
    pub(super) components: Vec<Component>,
    /// The most blocks that a component has in a unit, from left to right.
    pub(super) most_across: usize,
    /// The same from top to bottom.
    pub(super) most_down: usize,
    /// Units between two restart markers; 0 where there are none.
    pub(super) restart_interval: usize,
    /// All that follows the header of the scan.
    pub(super) scan: &'file [u8],
}

/// A component with its tables.
pub(super) struct Component {
    /// Blocks in a unit from left to right.
    pub(super) across: usize,
    /// Blocks in a unit from top to bottom.
    pub(super) down: usize,
    /// What each frequency is multiplied by, in the order of the file.
    pub(super) steps: [u16; 64],
    /// The codes of mean values.
    pub(super) dc: DcTable,
    /// The codes of all other frequencies.
    pub(super) ac: AcTable,
}

impl Component {
    /// The samples of its plane, across and down.
    pub(super) fn samples<const SIDE: usize>(&self, frame: &Frame) -> (usize, usize) {
        let side = |length: u16, factor: usize, most: usize| (usize::from(length) * factor * SIDE).div_ceil(most * 8);
        (side(frame.width, self.across, frame.most_across), side(frame.height, self.down, frame.most_down))
    }
}

impl Frame<'_> {
    /// Units in a row.
    pub(super) fn units_across(&self) -> usize {
        usize::from(self.width).div_ceil(8 * self.most_across)
    }

    /// Rows of units.
    pub(super) fn units_down(&self) -> usize {
        usize::from(self.height).div_ceil(8 * self.most_down)
    }
}

/// What the segments before the scan have told.
#[derive(Default)]
struct Told {
    size: Option<(u16, u16)>,
    /// Identifier, blocks across and down, and table of steps of each component.
    components: Vec<(u8, usize, usize, usize)>,
    steps: [Option<[u16; 64]>; 4],
    dc: [Option<DcTable>; 4],
    ac: [Option<AcTable>; 4],
    restart_interval: usize,
}

impl<'file> Frame<'file> {
    /// Reads up to the scan.
    pub(super) fn read(file: &'file [u8]) -> Option<Frame<'file>> {
        let mut told = Told::default();
        let mut rest = file.strip_prefix(&[0xff, 0xd8])?;
        loop {
            rest = rest.strip_prefix(&[0xff])?;
            let (marker, after) = rest.split_first()?;
            if *marker == 0xff {
                continue;
            }
            let (length, _) = after.split_first_chunk()?;
            let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
            let segment = segment.get(2..)?;
            match marker {
                0xc0 => told.read_frame(segment)?,
                0xc4 => told.read_codes(segment)?,
                0xda => return told.frame(segment, after),
                0xdb => told.read_steps(segment)?,
                0xdd => told.restart_interval = usize::from(u16::from_be_bytes(segment.try_into().ok()?)),
                0xe0..=0xef | 0xfe => {}
                _ => return None,
            }
            rest = after;
        }
    }
}

impl Told {
    fn read_frame(&mut self, segment: &[u8]) -> Option<()> {
        let (&[precision, top, bottom, left, right, count], components) = segment.split_first_chunk()?;
        let is_first = self.size.is_none();
        self.size = Some((u16::from_be_bytes([left, right]), u16::from_be_bytes([top, bottom])));
        let whole = precision == 8 && matches!(count, 1 | 3) && components.len() == usize::from(count) * 3;
        let of = |one: &[u8]| (one[0], usize::from(one[1] >> 4), usize::from(one[1] & 15), usize::from(one[2]));
        self.components = components.chunks_exact(3).map(of).collect();
        let sampling: Vec<(usize, usize)> = self.components.iter().map(|one| (one.1, one.2)).collect();
        let known = match sampling[..] {
            [own] => own == (1, 1),
            [luma, blue, red] => matches!(luma, (1, 1) | (1, 2) | (2, 1) | (2, 2)) && blue == (1, 1) && red == (1, 1),
            _ => false,
        };
        (is_first && whole && known).then_some(())
    }

    fn read_steps(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((place, rest)) = segment.split_first() {
            let (steps, rest) = rest.split_first_chunk::<64>()?;
            // The upper half tells the size of steps; those of 16 bits belong to samples of 12.
            *self.steps.get_mut(usize::from(*place))? = Some(steps.map(u16::from));
            segment = rest;
        }
        Some(())
    }

    fn read_codes(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((place, rest)) = segment.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let count = counts.iter().copied().map(usize::from).sum();
            let (symbols, rest) = rest.split_at_checked(count)?;
            let table = usize::from(place & 15);
            match place >> 4 {
                0 => *self.dc.get_mut(table)? = Some(DcTable::new(counts, symbols)?),
                1 => *self.ac.get_mut(table)? = Some(AcTable::new(counts, symbols)?),
                _ => return None,
            }
            segment = rest;
        }
        Some(())
    }

    /// The frame with the tables that its scan names; one scan must have all components.
    fn frame<'file>(&self, segment: &[u8], scan: &'file [u8]) -> Option<Frame<'file>> {
        let (width, height) = self.size?;
        let (count, segment) = segment.split_first()?;
        let (named, range) = segment.split_at_checked(usize::from(*count) * 2)?;
        if named.len() != self.components.len() * 2 || range != [0, 63, 0] || width == 0 || height == 0 {
            return None;
        }
        let components = self.components.iter().zip(named.chunks_exact(2)).map(|(component, named)| {
            let (identifier, across, down, steps) = *component;
            let steps = (*self.steps.get(steps)?)?;
            let dc = self.dc.get(usize::from(named[1] >> 4))?.clone()?;
            let ac = self.ac.get(usize::from(named[1] & 15))?.clone()?;
            (identifier == named[0]).then_some(Component { across, down, steps, dc, ac })
        });
        let components = components.collect::<Option<Vec<Component>>>()?;
        Some(Frame {
            width,
            height,
            most_across: components.iter().map(|component| component.across).max()?,
            most_down: components.iter().map(|component| component.down).max()?,
            components,
            restart_interval: self.restart_interval,
            scan,
        })
    }
}

//! The bits between two markers of a scan (ITU-T T.81, F.1.2.3).

/// So many bytes after the last one can be looked at.
const BEYOND: usize = 8;

/// The bytes between two markers, without the noughts that are stuffed after each 255.
#[derive(Default)]
pub(super) struct Stretch {
    bytes: Vec<u8>,
}

impl Stretch {
    /// Takes the bytes up to the next marker. Gives the marker and what follows it.
    pub(super) fn fill<'file>(&mut self, mut scan: &'file [u8]) -> Option<(u8, &'file [u8])> {
        self.bytes.clear();
        loop {
            let plain = plain(scan);
            self.bytes.extend_from_slice(&scan[..plain]);
            let (&[_, marker], rest) = scan[plain..].split_first_chunk::<2>()?;
            if marker != 0 {
                self.bytes.extend([0; BEYOND]);
                return Some((marker, rest));
            }
            self.bytes.push(0xff);
            scan = rest;
        }
    }

    pub(super) fn bits(&self) -> Bits<'_> {
        Bits { bytes: &self.bytes, next: 0, window: 0, held: 0 }
    }
}

/// How many bytes there are before the first 255.
fn plain(bytes: &[u8]) -> usize {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let has_255 = |eight: &[u8]| {
        // A byte of 255 is one of 0 when inverted: the only one from which subtracting one borrows its own high bit.
        let inverted = !eight.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        inverted.wrapping_sub(LOW) & !inverted & (LOW << 7) != 0
    };
    let eights = bytes.chunks_exact(8).take_while(|eight| !has_255(eight)).count() * 8;
    eights + bytes[eights..].iter().take_while(|byte| **byte != 0xff).count()
}

/// A reader of bits. After the last one it gives noughts, and remembers that it did.
pub(super) struct Bits<'stretch> {
    bytes: &'stretch [u8],
    /// The next byte to take into the window.
    next: usize,
    /// The next bits, the first of them on top. What stands below those that are held is what follows them, or noughts.
    window: u64,
    held: u32,
}

impl Bits<'_> {
    /// Fills the window with at least 56 bits.
    #[inline(always)]
    pub(super) fn refill(&mut self) {
        let eight =
            self.bytes[self.next.min(self.bytes.len())..].first_chunk().map_or(0, |eight| u64::from_be_bytes(*eight));
        self.window |= eight >> self.held;
        self.next += (63 - self.held as usize) >> 3;
        self.held |= 56;
    }

    /// The next bits, of which there are at most 16, without taking them.
    #[inline(always)]
    pub(super) fn peek(&self, count: u32) -> usize {
        (self.window >> 1 >> (63 - count)) as usize
    }

    /// Takes bits that were looked at.
    #[inline(always)]
    pub(super) fn skip(&mut self, count: u32) {
        self.window <<= count;
        self.held -= count;
    }

    /// The number of so many bits that stands behind a code of this length (T.81, F.2.2.1): where it begins with 0, it is
    /// less than 0.
    #[inline(always)]
    pub(super) fn number(&self, behind: u32, size: u32) -> i32 {
        let bits = (self.window << behind >> 1 >> (63 - size)) as i32;
        let half = (1 << size) >> 1;
        if bits < half { bits - (1 << size) + 1 } else { bits }
    }

    /// Whether all bits were taken but for those that fill the last byte.
    pub(super) fn are_taken(&self) -> bool {
        let taken = self.next * 8 - self.held as usize;
        taken.div_ceil(8) == self.bytes.len() - BEYOND
    }
}

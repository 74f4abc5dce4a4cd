//! Codes of a scan (ITU-T T.81, annexes C and F), looked up by their first bits.

use super::bits::Bits;

/// Bits by which a code is looked up at once.
const AT_ONCE: u32 = 10;

/// A code that is looked up at once.
#[derive(Debug, Clone, Copy, Default)]
struct Symbol {
    /// Frequencies that are 0 before the one that it stands for.
    zeros: u8,
    /// Bits of the number that follows the code.
    size: u8,
    /// Bits of the code; 0 where it is longer than what is looked up.
    length: u8,
    /// Bits of the code and its number.
    whole: u8,
}

/// Codes by length, for those that are looked up bit by bit.
#[derive(Clone)]
struct Long {
    /// For each length, the first 16 bits after the last code of that length or a shorter one.
    ends: [u32; 17],
    /// For each length, what is added to a code to get its place among the symbols.
    offsets: [i32; 17],
    symbols: Vec<u8>,
}

/// The codes of mean values.
#[derive(Clone)]
pub(super) struct DcTable(Table);

/// The codes of all other frequencies.
#[derive(Clone)]
pub(super) struct AcTable(Table);

#[derive(Clone)]
struct Table {
    fast: Box<[Symbol; 1 << AT_ONCE]>,
    long: Long,
}

/// More zeros than a block has frequencies: the rest of the block is 0.
pub(super) const END: usize = 128;

impl DcTable {
    /// Reads a table: how many codes each length has, and their symbols. Nothing where it is none of a file of 8 bits.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<DcTable> {
        let known = symbols.iter().all(|symbol| *symbol <= 11);
        known.then(|| Table::new(counts, symbols)).flatten().map(DcTable)
    }

    /// The difference to the mean value of the block before. Takes at most 27 bits.
    #[inline(always)]
    pub(super) fn difference(&self, bits: &mut Bits) -> Option<i32> {
        self.0.next(bits).map(|(_, value)| value)
    }
}

impl AcTable {
    /// Reads a table: how many codes each length has, and their symbols. Nothing where it is none of a file of 8 bits.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<AcTable> {
        let known = symbols.iter().all(|symbol| matches!(symbol & 15, 1..=10) || matches!(symbol, 0 | 0xf0));
        known.then(|| Table::new(counts, symbols)).flatten().map(AcTable)
    }

    /// How many frequencies are 0, and the one after them. The end of a block is [`END`] zeros. Takes at most 26 bits.
    #[inline(always)]
    pub(super) fn frequency(&self, bits: &mut Bits) -> Option<(usize, i32)> {
        self.0.next(bits)
    }
}

impl Table {
    fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Table> {
        let long = Long::new(counts, symbols)?;
        let mut fast = Box::new([Symbol::default(); 1 << AT_ONCE]);
        for (bits, symbol) in fast.iter_mut().enumerate() {
            if let Some((length, code)) = long.find((bits << (16 - AT_ONCE)) as u32, AT_ONCE) {
                *symbol = Symbol::new(length as u8, code);
            }
        }
        Some(Table { fast, long })
    }

    /// The zeros before a number, and the number.
    #[inline(always)]
    fn next(&self, bits: &mut Bits) -> Option<(usize, i32)> {
        let mut symbol = self.fast[bits.peek(AT_ONCE)];
        if symbol.length == 0 {
            symbol = self.long(bits)?;
        }
        let value = bits.number(u32::from(symbol.length), u32::from(symbol.size));
        bits.skip(u32::from(symbol.whole));
        Some((usize::from(symbol.zeros), value))
    }

    #[cold]
    fn long(&self, bits: &Bits) -> Option<Symbol> {
        self.long.find(bits.peek(16) as u32, 16).map(|(length, code)| Symbol::new(length as u8, code))
    }
}

impl Symbol {
    /// A code of this length for zeros and the size of a number. Without both it is the end of a block.
    const fn new(length: u8, code: u8) -> Symbol {
        let (zeros, size) = if code == 0 { (END as u8, 0) } else { (code >> 4, code & 15) };
        Symbol { zeros, size, length, whole: length + size }
    }
}

impl Long {
    /// Codes of each length follow one another, beginning after the shorter ones. Nothing where they are too many.
    fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Long> {
        let mut long = Long { ends: [0; 17], offsets: [0; 17], symbols: symbols.to_vec() };
        let (mut code, mut place) = (0_u32, 0_u32);
        for length in 1..=16 {
            let count = u32::from(counts[length - 1]);
            long.offsets[length] = place as i32 - code as i32;
            code += count;
            place += count;
            if code > 1 << length {
                return None;
            }
            long.ends[length] = code << (16 - length);
            code <<= 1;
        }
        Some(long)
    }

    /// The length of the code at the beginning of these 16 bits, where it is not over this, and its symbol.
    fn find(&self, bits: u32, longest: u32) -> Option<(u32, u8)> {
        let length = (1..=longest).find(|length| bits < self.ends[*length as usize])?;
        let place = (bits >> (16 - length)) as i32 + self.offsets[length as usize];
        self.symbols.get(usize::try_from(place).ok()?).map(|code| (length, *code))
    }
}

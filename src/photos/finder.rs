//! Where a QR code may be: the three squares at its corners.
//!
//! A line through such a square crosses dark, light, dark, light, dark in the proportions 1:1:3:1:1, at whatever angle the
//! code is turned (ISO/IEC 18004). A picture that was squeezed shows squares whose height is not their width, so both are
//! measured. To look for that first costs a sixth of searching the whole picture for codes, and tells at
//! which size a code is read best.

use super::pixels::Pixels;

/// Every so manieth row is looked at: the middle of a square is three modules high.
const ROW_STEP: usize = 3;
/// The reach of the running mean that parts dark from light, as a power of two.
const MEAN_REACH: u32 = 6;
/// Five runs are at least so long together: less is noise.
const SHORTEST: usize = 10;
/// Dark and light differ by at least so much.
pub(super) const CONTRAST: u8 = 40;
/// A square is crossed by as many rows as this part of its middle has.
const CROSSED: f32 = 0.7;
/// So many squares are put together at most, the surest ones.
const MOST_SQUARES: usize = 48;
/// So many places are named at most.
const MOST_PLACES: usize = 1_000;
/// A square is at most so many times as high as it is wide, or the other way round.
const MOST_SQUEEZED: f32 = 2.2;
/// The three of a code that was not squeezed differ by less on the whole, and each of them by less for itself: that is what
/// measuring and a slant make.
const SQUEEZED: f32 = 1.25;
const UNEVEN: f32 = 1.6;
/// Squares of one code stand so many modules apart: a code has 21 modules or more, and those of payments at most 97.
const APART: (f32, f32) = (11.0, 90.0);

/// One square.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Square {
    x: f32,
    y: f32,
    /// Pixels of a module from left to right.
    module: f32,
    /// Pixels of a module from top to bottom, the mean of all rows.
    height: f32,
    /// Whether its rim is dark, as it is unless the code is inverted.
    dark: bool,
    /// How many rows cross it.
    rows: f32,
}

/// Where a code may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// Its left edge with the margin that belongs to it.
    pub(super) left: u32,
    /// Its upper edge.
    pub(super) top: u32,
    /// Pixels from left to right.
    pub(super) width: u32,
    /// Pixels from top to bottom.
    pub(super) height: u32,
    /// Pixels of a module from left to right.
    pub(super) module: f32,
    /// How many times as high as wide a module is; 1 unless the picture was squeezed.
    pub(super) stretch: f32,
    /// Whether it is light on dark.
    pub(super) inverted: bool,
    /// The middles of the three squares in pixels of the picture: the corner between the other two, the one that follows
    /// it clockwise, and the last.
    pub(super) squares: [(f32, f32); 3],
}

impl Candidate {
    /// Whether its picture was squeezed.
    pub(super) fn is_squeezed(&self) -> bool {
        !(1.0 / SQUEEZED..SQUEEZED).contains(&self.stretch)
    }

    /// Whether a square of this code is one of another's: then both are the same code.
    pub(super) fn shares_square(&self, other: &Candidate) -> bool {
        let near = |one: &(f32, f32), two: &(f32, f32)| (one.0 - two.0).hypot(one.1 - two.1) < self.module;
        self.squares.iter().any(|one| other.squares.iter().any(|two| near(one, two)))
    }
}

/// The places of a grey picture where codes may be, the likeliest first.
pub(super) fn candidates(grey: &Pixels) -> Vec<Candidate> {
    let mut squares = squares(grey);
    squares.retain(|square| square.rows * ROW_STEP as f32 >= square.height * CROSSED);
    squares.sort_by(|one, two| (two.rows / two.height).total_cmp(&(one.rows / one.height)));
    squares.truncate(MOST_SQUARES);
    let mut found: Vec<(f32, Candidate)> = Vec::new();
    for corner in &squares {
        for right in &squares {
            for below in &squares {
                if let Some(doubt) = doubt(corner, right, below) {
                    found.push((doubt, candidate(grey, [corner, right, below])));
                }
            }
        }
    }
    found.sort_by(|one, two| one.0.total_cmp(&two.0));
    found.truncate(MOST_PLACES);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How unlike a code three squares are; nothing where they cannot be one's: of one size, in a right angle, as far apart.
fn doubt(corner: &Square, right: &Square, below: &Square) -> Option<f32> {
    let stretch = stretch([corner, right, below])?;
    let (ux, uy) = (right.x - corner.x, (right.y - corner.y) / stretch);
    let (vx, vy) = (below.x - corner.x, (below.y - corner.y) / stretch);
    let modules = [corner.module, right.module, below.module];
    let smallest = modules.into_iter().fold(f32::MAX, f32::min);
    let largest = modules.into_iter().fold(0.0, f32::max);
    let same_kind = corner.dark == right.dark && right.dark == below.dark && largest <= smallest * 1.5;
    if !same_kind || ux * vy <= uy * vx {
        return None;
    }
    let module = modules.iter().sum::<f32>() / 3.0;
    let (one, two) = ((ux * ux + uy * uy).sqrt(), (vx * vx + vy * vy).sqrt());
    let is_near = |length: f32| (module * APART.0..module * APART.1).contains(&length);
    let ratio = one.max(two) / one.min(two);
    let slant = ((ux * vx + uy * vy) / (one * two)).abs();
    if !is_near(one) || !is_near(two) || ratio > 1.35 || slant > 0.3 {
        return None;
    }
    let sure = |square: &Square| (square.rows * ROW_STEP as f32 / square.height).min(3.0);
    let sureness = sure(corner) + sure(right) + sure(below);
    Some((ratio - 1.0) * 2.0 + slant * 3.0 + (largest / smallest - 1.0) - sureness)
}

/// How many times as high as wide three squares are together; nothing where one is wide and another high.
fn stretch(squares: [&Square; 3]) -> Option<f32> {
    let each = squares.map(|square| square.height / square.module);
    let mean = each.iter().sum::<f32>() / 3.0;
    if (1.0 / SQUEEZED..SQUEEZED).contains(&mean) {
        return each.iter().all(|one| (1.0 / UNEVEN..UNEVEN).contains(one)).then_some(1.0);
    }
    each.iter().all(|one| (*one > 1.0) == (mean > 1.0)).then_some(mean)
}

/// The part of the picture that holds a code with these squares and its quiet zone.
fn candidate(grey: &Pixels, [corner, right, below]: [&Square; 3]) -> Candidate {
    let module = (corner.module + right.module + below.module) / 3.0;
    let fourth = (right.x + below.x - corner.x, right.y + below.y - corner.y);
    let stretch = stretch([corner, right, below]).unwrap_or(1.0);
    let range = |values: [f32; 4], margin: f32, most: u32| {
        let low = values.into_iter().fold(f32::MAX, f32::min) - margin;
        let high = values.into_iter().fold(0.0, f32::max) + margin;
        // Conversions of floats keep within the bounds of their type.
        let (low, high) = (low.max(0.0) as u32, (high as u32).min(most));
        (low.min(most.saturating_sub(1)), high.saturating_sub(low).max(1))
    };
    let (left, width) = range([corner.x, right.x, below.x, fourth.0], module * 8.0, grey.width);
    let (top, height) = range([corner.y, right.y, below.y, fourth.1], module * stretch * 8.0, grey.height);
    let squares = [corner, right, below].map(|square| (square.x, square.y));
    Candidate { left, top, width, height, module, stretch, inverted: !corner.dark, squares }
}

fn squares(grey: &Pixels) -> Vec<Square> {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let mut squares: Vec<Square> = Vec::new();
    let mut row = Row::default();
    for y in (ROW_STEP / 2..height).step_by(ROW_STEP) {
        row.part(&grey.bytes[y * width..(y + 1) * width]);
        row.runs(|runs, end, dark| {
            let Some(module) = module_of(runs) else { return };
            let x = end - runs[4] - runs[3] - runs[2] / 2;
            let Some((middle, high)) = crossed_in_column(grey, x.min(width - 1), y, module, dark) else { return };
            let x = x as f32;
            let near = |square: &&mut Square| {
                let reach = module * 2.5;
                square.dark == dark && (square.x - x).abs() < reach && (square.y - middle).abs() < reach
            };
            match squares.iter_mut().find(near) {
                Some(square) => {
                    square.rows += 1.0;
                    square.height += (high - square.height) / square.rows;
                }
                None => squares.push(Square { x, y: middle, module, height: high, dark, rows: 1.0 }),
            }
        });
    }
    squares
}

/// A row in dark and light.
#[derive(Default)]
struct Row {
    means: Vec<u32>,
    dark: Vec<bool>,
}

impl Row {
    /// Parts dark from light by two running means, one from either side.
    fn part(&mut self, row: &[u8]) {
        let fixed = |value: u8| u32::from(value) << 8;
        let Some((first, last)) = row.first().zip(row.last()) else { return };
        self.means.clear();
        self.dark.clear();
        let mut mean = fixed(*first);
        for value in row {
            mean = mean - (mean >> MEAN_REACH) + (fixed(*value) >> MEAN_REACH);
            self.means.push(mean);
        }
        let mut mean = fixed(*last);
        for (value, sum) in row.iter().zip(&mut self.means).rev() {
            mean = mean - (mean >> MEAN_REACH) + (fixed(*value) >> MEAN_REACH);
            *sum += mean;
        }
        self.dark.extend(row.iter().zip(&self.means).map(|(value, means)| fixed(*value) * 2 < *means));
    }

    /// Gives every five runs in a row, where they end, and whether the last is dark.
    fn runs(&self, mut give: impl FnMut(&[usize; 5], usize, bool)) {
        let mut runs = [0; 5];
        let mut start = 0;
        for end in 1..=self.dark.len() {
            if end < self.dark.len() && self.dark[end] == self.dark[start] {
                continue;
            }
            runs = [runs[1], runs[2], runs[3], runs[4], end - start];
            give(&runs, end, self.dark[start]);
            start = end;
        }
    }
}

/// The pixels of a module, where five runs are in the proportions of a square.
fn module_of(runs: &[usize; 5]) -> Option<f32> {
    let whole: usize = runs.iter().sum();
    if whole < SHORTEST || runs.contains(&0) {
        return None;
    }
    let module = whole as f32 / 7.0;
    let (small, large) = (module * 0.6, module * 1.05);
    let is_one = |run: usize| (run as f32 - module).abs() <= small;
    let is_three = (runs[2] as f32 - module * 3.0).abs() <= large;
    (is_three && is_one(runs[0]) && is_one(runs[1]) && is_one(runs[3]) && is_one(runs[4])).then_some(module)
}

/// The middle of a square's height and the height of its modules, where the column through it has the proportions too.
fn crossed_in_column(grey: &Pixels, x: usize, y: usize, module: f32, dark: bool) -> Option<(f32, f32)> {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let reach = (module * 3.5 * MOST_SQUEEZED) as usize + 2;
    let (top, bottom) = (y.saturating_sub(reach), (y + reach).min(height - 1));
    let column: Vec<u8> = (top..=bottom).map(|y| grey.bytes[y * width + x]).collect();
    let (lowest, highest) = column.iter().fold((u8::MAX, 0), |(low, high), &value| (value.min(low), value.max(high)));
    if highest.saturating_sub(lowest) < CONTRAST {
        return None;
    }
    let between = (u16::from(lowest) + u16::from(highest)) / 2;
    let is_rim: Vec<bool> = column.iter().map(|&value| (u16::from(value) < between) == dark).collect();
    let run = |cells: &mut dyn Iterator<Item = bool>, wanted: bool| cells.take_while(|cell| *cell == wanted).count();
    let middle = y - top;
    let (above, below) = (&is_rim[..middle], &is_rim[middle..]);
    let up = run(&mut above.iter().rev().copied(), true);
    let down = run(&mut below.iter().copied(), true);
    let light_up = run(&mut above.iter().rev().skip(up).copied(), false);
    let rim_up = run(&mut above.iter().rev().skip(up + light_up).copied(), true);
    let light_down = run(&mut below.iter().skip(down).copied(), false);
    let rim_down = run(&mut below.iter().skip(down + light_down).copied(), true);
    let in_column = module_of(&[rim_up, light_up, up + down, light_down, rim_down])?;
    let is_square = in_column < module * MOST_SQUEEZED && module < in_column * MOST_SQUEEZED && down > 0;
    is_square.then(|| ((y - up) as f32 + (up + down) as f32 / 2.0, in_column))
}

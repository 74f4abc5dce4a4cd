//! The modules of a QR code as they lie in a picture, reckoned from its three squares (ISO/IEC 18004).

use super::finder::{CONTRAST, Candidate};
use super::pixels::Pixels;

/// The modules between the middles of two squares: 14 in the smallest code, 4 more in each larger one.
const SMALLEST: f32 = 14.0;
const STEP: f32 = 4.0;
/// From a square's middle to the row and the column in which dark and light modules take turns, and to the first of those.
const TIMING: f32 = 3.0;
const FIRST: u32 = 5;
/// So many of those modules, in percent, are as they must be where there is a code for sure.
const TIMED: u32 = 80;

/// Where each module of a code lies in a picture.
pub(super) struct Grid {
    /// One module to the right.
    right: (f32, f32),
    /// One module down.
    down: (f32, f32),
    /// Modules between the middles of two squares.
    between: u32,
    /// The middles of the squares.
    squares: [(f32, f32); 3],
    /// Whether the code is light on dark.
    inverted: bool,
}

impl Grid {
    /// The grid of a code that is there for sure: between its squares dark and light modules take turns, as in every code
    /// and hardly anywhere else.
    pub(super) fn of(candidate: &Candidate, picture: &Pixels) -> Option<Grid> {
        let [corner, right, below] = candidate.squares;
        let along = |to: (f32, f32)| (to.0 - corner.0, to.1 - corner.1);
        let (across, down) = (along(right), along(below));
        let length = |(x, y): (f32, f32)| x.hypot(y / candidate.stretch);
        let length = (length(across) + length(down)) / 2.0;
        let steps = ((length / candidate.module - SMALLEST) / STEP).round();
        // How wide a turned square seems depends on how round it is, so its neighbours are tried too.
        let grids = [0.0, 1.0, -1.0].into_iter().filter_map(|more| {
            let between = SMALLEST + STEP * (steps + more).max(0.0);
            let module = |(x, y): (f32, f32)| (x / between, y / between);
            let (right, down) = (module(across), module(down));
            let is_flat = (right.0 * down.1 - right.1 * down.0).abs() < 0.5;
            // Conversions of floats keep within the bounds of their type.
            let grid =
                Grid { right, down, between: between as u32, squares: candidate.squares, inverted: candidate.inverted };
            (!is_flat).then_some(grid)
        });
        grids.into_iter().find(|grid| grid.is_timed(picture))
    }

    fn is_timed(&self, picture: &Pixels) -> bool {
        let steps = || FIRST..=self.between - FIRST;
        [true, false].into_iter().all(|is_row| {
            let values: Option<Vec<u8>> = steps()
                .map(|step| {
                    let (column, row) = if is_row { (step as f32, TIMING) } else { (TIMING, step as f32) };
                    self.at(picture, column, row)
                })
                .collect();
            let Some(values) = values else { return false };
            let (lowest, highest) = values.iter().fold((u8::MAX, 0), |(low, high), &one| (one.min(low), one.max(high)));
            let middle = lowest.midpoint(highest);
            let is_right = |(step, value): (u32, &u8)| (*value < middle) == ((step % 2 == 1) != self.inverted);
            let right = steps().zip(&values).filter(|one| is_right(*one)).count();
            highest - lowest >= CONTRAST && right * 100 >= values.len() * TIMED as usize
        })
    }

    /// What the picture shows so many modules across and down from the middle of the corner's square.
    fn at(&self, picture: &Pixels, column: f32, row: f32) -> Option<u8> {
        let [corner, ..] = self.squares;
        let x = corner.0 + column * self.right.0 + row * self.down.0;
        let y = corner.1 + column * self.right.1 + row * self.down.1;
        let is_inside = x >= 0.0 && y >= 0.0 && x < picture.width as f32 && y < picture.height as f32;
        is_inside.then(|| picture.bytes.get(y as usize * picture.width as usize + x as usize).copied()).flatten()
    }

    /// The piece that was cut out of the picture from this column and row on and is dark on light, with its three squares as
    /// the standard draws them, each with the light line around it.
    pub(super) fn with_squares(&self, mut piece: Pixels, (left, top): (u32, u32)) -> Pixels {
        let area = self.right.0 * self.down.1 - self.right.1 * self.down.0;
        let reach = 7.0 * (self.right.0.hypot(self.right.1)).max(self.down.0.hypot(self.down.1));
        for (x, y) in self.squares.map(|(x, y)| (x - left as f32, y - top as f32)) {
            let range =
                |middle: f32, most: u32| (middle - reach).max(0.0) as u32..((middle + reach).max(0.0) as u32).min(most);
            for row in range(y, piece.height) {
                for column in range(x, piece.width) {
                    let (dx, dy) = (column as f32 + 0.5 - x, row as f32 + 0.5 - y);
                    let across = (dx * self.down.1 - dy * self.down.0) / area;
                    let down = (dy * self.right.0 - dx * self.right.1) / area;
                    if let Some(value) = square(across.abs().max(down.abs())) {
                        piece.bytes[row as usize * piece.width as usize + column as usize] = value;
                    }
                }
            }
        }
        piece
    }
}

/// What a square is so many modules from its middle; nothing beyond its light line.
fn square(modules: f32) -> Option<u8> {
    match modules {
        ..1.5 => Some(0),
        1.5..2.5 => Some(u8::MAX),
        2.5..3.5 => Some(0),
        3.5..4.5 => Some(u8::MAX),
        _ => None,
    }
}

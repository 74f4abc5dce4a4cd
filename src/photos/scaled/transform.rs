//! The lowest frequencies of a block to its samples at a fraction of its size.
//!
//! Of the 64 frequencies of a block those below `SIDE` in both directions are the transform of `SIDE` by `SIDE` samples,
//! but for a factor of `SIDE / 8` (ITU-T T.81, A.3.3, and the definition of the transform for any length).

use super::blocks::Shrink;

/// The transform to blocks of `SIDE` by `SIDE` samples.
pub(super) struct Transform<const SIDE: usize>;

/// Frequencies beyond this do not come of any picture.
pub(super) const MOST: i32 = 4095;

/// The square root of 2 by the cosine of an eighth of half a turn.
const LARGE: f32 = 1.306_563;
/// The square root of 2 by the cosine of three eighths of half a turn.
const SMALL: f32 = 0.541_196_1;

impl Shrink<4> for Transform<4> {
    const LAST: usize = 24;

    #[inline(always)]
    fn samples(frequencies: &[i32; 64]) -> [[u8; 4]; 4] {
        let mut rows = [[0.0; 4]; 4];
        for (row, frequencies) in rows.iter_mut().zip(frequencies.chunks_exact(8)) {
            for (value, frequency) in row.iter_mut().zip(frequencies) {
                *value = *frequency as f32 / 8.0;
            }
        }
        rows[0][0] += 128.0;
        let across = turned(columns(turned(columns(rows))));
        let mut samples = [[0; 4]; 4];
        for (samples, row) in samples.iter_mut().zip(across) {
            for (sample, value) in samples.iter_mut().zip(row) {
                *sample = rounded(value);
            }
        }
        samples
    }
}

/// Four samples of the four frequencies of each column, twice as large.
#[inline(always)]
fn columns([mean, first, second, third]: [[f32; 4]; 4]) -> [[f32; 4]; 4] {
    let mut rows = [[0.0; 4]; 4];
    for column in 0..4 {
        let (outer, inner) = (mean[column] + second[column], mean[column] - second[column]);
        let outer_odd = first[column] * LARGE + third[column] * SMALL;
        let inner_odd = first[column] * SMALL - third[column] * LARGE;
        rows[0][column] = outer + outer_odd;
        rows[1][column] = inner + inner_odd;
        rows[2][column] = inner - inner_odd;
        rows[3][column] = outer - outer_odd;
    }
    rows
}

/// Rows as columns.
#[inline(always)]
fn turned(rows: [[f32; 4]; 4]) -> [[f32; 4]; 4] {
    let mut turned = [[0.0; 4]; 4];
    for (row, values) in rows.iter().enumerate() {
        for (column, value) in values.iter().enumerate() {
            turned[column][row] = *value;
        }
    }
    turned
}

/// The nearest number from 0 to 255. Adding 2 to the power of 23 leaves no bits after the point.
#[inline(always)]
fn rounded(value: f32) -> u8 {
    (value.clamp(0.0, 255.0) + 8_388_608.0).to_bits() as u8
}

impl Shrink<2> for Transform<2> {
    const LAST: usize = 4;

    #[inline(always)]
    fn samples(frequencies: &[i32; 64]) -> [[u8; 2]; 2] {
        let [mean, across, down, both] = [0, 1, 8, 9].map(|place| frequencies[place]);
        let upper = [mean + down + across + both, mean + down - across - both];
        let lower = [mean - down + across - both, mean - down - across + both];
        [upper, lower].map(|row| row.map(|sum| sample((sum + 4) >> 3)))
    }
}

impl Shrink<1> for Transform<1> {
    const LAST: usize = 0;

    #[inline(always)]
    fn samples(frequencies: &[i32; 64]) -> [[u8; 1]; 1] {
        [[sample((frequencies[0] + 4) >> 3)]]
    }
}

/// Samples are stored around 0 (T.81, A.3.1).
#[inline(always)]
fn sample(value: i32) -> u8 {
    (value + 128).clamp(0, 255) as u8
}

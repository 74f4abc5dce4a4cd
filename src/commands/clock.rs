//! What day it is.

use std::io;
use std::path::Path;

use jiff::civil::Date;
use jiff::{Timestamp, Zoned, tz};

use crate::failure::Failure;

/// A fixed moment for reproducible builds, in seconds since 1970: <https://reproducible-builds.org/specs/source-date-epoch/>.
const FIXED_MOMENT: &str = "SOURCE_DATE_EPOCH";

/// Today where this computer is, or the day (UTC) that the environment fixes.
///
/// # Errors
/// A [`Failure`] if the environment fixes something that is no moment: to go on with another day would be silent.
#[expect(clippy::disallowed_methods, reason = "the command decides the day that the request holds")]
pub(super) fn today() -> Result<Date, Failure> {
    match std::env::var(FIXED_MOMENT) {
        Ok(seconds) if !seconds.is_empty() => day_of(&seconds).ok_or_else(|| Failure::Read {
            path: Path::new(FIXED_MOMENT).to_owned(),
            source: io::Error::new(io::ErrorKind::InvalidInput, seconds),
        }),
        _ => Ok(Zoned::now().date()),
    }
}

fn day_of(seconds: &str) -> Option<Date> {
    let moment = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(moment.to_zoned(tz::TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_moment_is_a_day_in_utc() {
        assert_eq!(day_of("0"), Some(jiff::civil::date(1970, 1, 1)));
        assert_eq!(day_of("1772323199"), Some(jiff::civil::date(2026, 2, 28)));
        assert_eq!(day_of("1772323200"), Some(jiff::civil::date(2026, 3, 1)));
        assert_eq!(day_of("yesterday"), None);
        assert_eq!(day_of("99999999999999"), None);
    }
}

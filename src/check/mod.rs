//! Sources to catalogue: reads every file, reports every mistake, resolves every value.

pub mod keys;

//! How a long stage tells that it goes on, without knowing who listens.

/// Listens to the photo stage.
pub trait Progress: Sync {
    /// The stage begins, with so many photos to look at.
    fn begin(&self, photos: usize);
    /// One photo is done; `made` is false where the cache had it.
    fn done(&self, made: bool);
    /// The stage is over.
    fn end(&self);
}

/// Listens to nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _photos: usize) {}
    fn done(&self, _made: bool) {}
    fn end(&self) {}
}

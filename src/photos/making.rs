//! What is made of a photo: sizes and manner, decided by its role.

use crate::catalogue::{Color, PhotoRole};
use crate::plan::Recipe;

/// How a picture is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// A photograph: coded with loss, on white where it is transparent.
    Photograph,
    /// A logo: transparency stays, edges stay clean.
    Logo,
    /// A payment code, or a photo that is published as it is: read at one size, with sharp modules, and nothing is made of it.
    Code,
    /// A logo that fills squares, without a ground.
    Icon,
    /// A logo in the middle of squares of a colour, the shop's or none.
    Tile(Option<Color>),
}

/// What is made of a photo. Roles that want the same have the same making, and share the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Making {
    /// How it is treated.
    pub(super) manner: Manner,
    /// Pixels on the long side of each derivative, smallest first.
    ///
    /// The long side and not the width: a portrait photo 1600 pixels wide has 1.8 times the pixels of a landscape one,
    /// and a phone shows it no better.
    pub(super) edges: &'static [u32],
    /// Whether AVIF is made too.
    pub(super) avif: bool,
    /// Whether it shows a person, whose consent may end: such work is never shared with another role, and leaves the
    /// cache with the first build that does not want it.
    pub(super) of_person: bool,
}

/// The rules and codecs that the bytes of a derivative depend on. A change makes every photo again.
///
/// A test holds the versions against the lock file.
pub(super) const RULES: &str = "etalase photos 3; zune-jpeg 0.5.16-rc3; image 0.25.10; png 0.18.1; \
     image-webp 0.2.4; fast_image_resize 6.1.0; moxcms 0.9.2; libwebp-sys 0.14.4; jpeg-encoder 0.7.1; \
     heic-decoder 0.1.1; rqrr 0.11.0";

/// What AVIF depends on besides.
const AVIF_RULES: &str = "ravif 0.13.0; rav1e 0.8.1";

/// Whether this build can make AVIF.
pub(super) const HAS_AVIF: bool = cfg!(feature = "avif");

/// A size this much over the next smaller one is worth a file of its own.
const WORTHWHILE: (u32, u32) = (5, 4);

impl Making {
    /// What a recipe asks for.
    ///
    /// Banners skip 400, as no page shows one so small, and stop at 1600: wider ones cost a buyer more than they show.
    pub(super) fn of(recipe: Recipe) -> Making {
        let (role, avif) = match recipe {
            Recipe::Pages { role, avif } => (role, avif),
            Recipe::Icon => return Making::of_logo(Manner::Icon, &[32, 48, 192, 512]),
            Recipe::Tile { color } => return Making::of_logo(Manner::Tile(color), &[180, 192, 512]),
            Recipe::Beside => return Making { manner: Manner::Code, edges: &[1600], avif: false, of_person: false },
        };
        let (manner, edges): (Manner, &'static [u32]) = match role {
            PhotoRole::Product | PhotoRole::Maker | PhotoRole::Category => (Manner::Photograph, &[400, 800, 1600]),
            PhotoRole::Banner => (Manner::Photograph, &[800, 1600]),
            PhotoRole::Logo => (Manner::Logo, &[200, 400, 800]),
            PhotoRole::PaymentCode => (Manner::Code, &[1200]),
        };
        Making {
            manner,
            edges,
            avif: avif && HAS_AVIF && manner == Manner::Photograph,
            of_person: role == PhotoRole::Maker,
        }
    }

    const fn of_logo(manner: Manner, edges: &'static [u32]) -> Making {
        Making { manner, edges, avif: false, of_person: false }
    }

    /// The same for the same making, different for different ones.
    pub(super) fn tag(&self) -> String {
        let avif = if self.avif { AVIF_RULES } else { "" };
        let person = if self.of_person { " of a person" } else { "" };
        format!("{:?} {:?} {} {avif}", self.manner, self.edges, self.avif).trim_end().to_owned() + person
    }

    /// The sizes to make, largest first, each narrower than the one before. Never larger than the photo itself; one
    /// smaller than the largest edge gives its own size as the largest.
    pub(super) fn sizes(&self, width: u32, height: u32) -> Vec<(u32, u32)> {
        let long = width.max(height);
        let smaller = self.edges.iter().copied().filter(|edge| edge * WORTHWHILE.0 / WORTHWHILE.1 <= long);
        let most = self.edges.last().copied().unwrap_or(long).min(long);
        let mut edges: Vec<u32> = smaller.filter(|edge| *edge < most).chain([most]).collect();
        edges.reverse();
        let mut sizes: Vec<(u32, u32)> =
            edges.into_iter().map(|edge| (scaled(width, edge, long), scaled(height, edge, long))).collect();
        sizes.dedup_by_key(|size| size.0);
        sizes
    }
}

fn scaled(side: u32, edge: u32, long: u32) -> u32 {
    let (side, edge, long) = (u64::from(side), u64::from(edge), u64::from(long));
    u32::try_from((side * edge + long / 2) / long).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn product() -> Making {
        Making::of(Recipe::Pages { role: PhotoRole::Product, avif: false })
    }

    #[test]
    fn the_long_side_is_sized() {
        assert_eq!(product().sizes(4000, 3000), [(1600, 1200), (800, 600), (400, 300)]);
        assert_eq!(product().sizes(3000, 4000), [(1200, 1600), (600, 800), (300, 400)]);
    }

    #[test]
    fn small_photos_keep_their_own_size() {
        assert_eq!(product().sizes(300, 200), [(300, 200)]);
        assert_eq!(product().sizes(400, 400), [(400, 400)]);
        assert_eq!(product().sizes(450, 100), [(450, 100)]);
        assert_eq!(product().sizes(1000, 500), [(1000, 500), (800, 400), (400, 200)]);
        assert_eq!(product().sizes(1600, 1), [(1600, 1), (800, 1), (400, 1)]);
        assert_eq!(product().sizes(1, 1600), [(1, 1600)]);
    }

    proptest! {
        #[test]
        fn widths_fall_and_nothing_grows(width in 1_u32..70_000, height in 1_u32..70_000) {
            for role in [PhotoRole::Product, PhotoRole::Banner, PhotoRole::Logo, PhotoRole::PaymentCode] {
                let sizes = Making::of(Recipe::Pages { role, avif: false }).sizes(width, height);
                prop_assert!(!sizes.is_empty());
                prop_assert!(sizes.iter().all(|size| size.0 <= width && size.1 <= height));
                prop_assert!(sizes.windows(2).all(|pair| pair[0].0 > pair[1].0));
            }
        }
    }

    #[test]
    fn the_rules_name_the_locked_codecs() {
        let lock = include_str!("../../Cargo.lock");
        for codec in RULES.split("; ").skip(1).chain(AVIF_RULES.split("; ")) {
            let (name, version) = codec.split_once(' ').unwrap();
            let locked = format!("name = \"{name}\"\nversion = \"{version}\"");
            assert!(lock.contains(&locked), "{codec} is not what Cargo.lock has");
        }
    }
}

//! A shop's colour as custom properties of its style, with contrasts worked out so that nobody need know of them.

use super::theme::Papers;
use crate::catalogue::Color;

/// The colour of what a shop without one shows.
const QUIET: Color = Color { red: 0x7a, green: 0x4a, blue: 0x1e };

/// How much of the colour a tinted surface takes, in hundredths.
const TINT: u16 = 10;

/// How much darker or lighter a pressed button is, in hundredths.
const OVER: u16 = 15;

/// The least contrast of text (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;

/// The least contrast of the edges of what can be used (WCAG 2.2, 1.4.11).
const EDGE: f64 = 3.0;

/// The colour of a shop, or a quiet one.
pub fn color_of(color: Option<Color>) -> Color {
    color.unwrap_or(QUIET)
}

/// The custom properties of a shop's colour; the theme's `css/1-base.css` says what each is for.
pub fn properties(color: Option<Color>, papers: Papers) -> String {
    let brand = Brand::of(color_of(color));
    let Brand { surface, over, on } = brand;
    let (light, dark) = (brand.in_scheme(papers.light), brand.in_scheme(papers.dark));
    format!(
        ":root{{--brand:{surface};--brand-over:{over};--on-brand:{on};{light}}}\
         @media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )
}

/// A colour as the classes of `css/7-tints.css`, the nearest of 16 steps for each of red, green and blue.
pub fn tint(color: Color) -> String {
    let step = |part: u8| (u16::from(part) + 8) / 17;
    format!("r{:x} g{:x} b{:x}", step(color.red), step(color.green), step(color.blue))
}

/// The colour as a surface, which is the same in either scheme.
struct Brand {
    surface: Color,
    /// The surface under a finger or a pointer: away from the text on it, so that it reads no worse.
    over: Color,
    on: Color,
}

/// The colour on the surfaces of one scheme.
struct Scheme {
    text: Color,
    edge: Color,
    tint: Color,
}

impl Brand {
    fn of(surface: Color) -> Brand {
        let on = surface.text_on();
        Brand { surface, over: surface.mixed(on.text_on(), OVER), on }
    }

    fn in_scheme(&self, paper: Color) -> Scheme {
        let tint = paper.mixed(self.surface, TINT);
        let grounds = [paper, tint];
        Scheme { text: self.surface.reaching(TEXT, grounds), edge: self.surface.reaching(EDGE, grounds), tint }
    }
}

impl std::fmt::Display for Scheme {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Scheme { text, edge, tint } = self;
        write!(formatter, "--brand-text:{text};--brand-edge:{edge};--tint:{tint}")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::embedded::embedded_theme;

    /// A file of the embedded theme.
    fn theme_file(path: &str) -> &'static str {
        let (_, bytes) = embedded_theme().find(|(known, _)| *known == path).unwrap();
        std::str::from_utf8(bytes).unwrap()
    }

    /// The colours among the custom properties of each scheme: light, then dark over it.
    fn schemes() -> [BTreeMap<&'static str, Color>; 2] {
        let style = theme_file("css/1-base.css");
        let (light, rest) = style.split_once("(prefers-color-scheme: dark)").unwrap();
        let dark = rest.split_once('}').unwrap().0;
        let colors = |text: &'static str| {
            let pairs = text.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
            pairs.filter_map(|(name, value)| Some((name, Color::from_hex(value.strip_suffix(';')?)?)))
        };
        let light: BTreeMap<_, _> = colors(light).collect();
        let mut over = light.clone();
        over.extend(colors(dark));
        [light, over]
    }

    #[test]
    fn a_tint_is_the_nearest_step_that_the_style_has() {
        let style = theme_file("css/7-tints.css");
        assert!(style.contains("rgb(calc(17 * var(--r)) calc(17 * var(--g)) calc(17 * var(--b)))"), "{style}");
        let step = |class: &str| {
            let rule = format!(".{class} {{ --{}: ", &class[..1]);
            let value = style.split_once(&rule).unwrap().1.split_once(' ').unwrap().0;
            17 * value.parse::<u8>().unwrap()
        };
        for value in 0..=u8::MAX {
            let color = Color { red: value, green: 255 - value, blue: value / 2 };
            let tint = tint(color);
            let steps = tint.split(' ').map(step);
            assert_eq!(steps.clone().count(), 3);
            for (part, step) in [color.red, color.green, color.blue].into_iter().zip(steps) {
                assert!(part.abs_diff(step) <= 8, "{color}: {part} is shown as {step}");
            }
        }
    }

    fn papers() -> Papers {
        let [light, dark] = schemes().map(|colors| colors["surface"]);
        Papers { light, dark }
    }

    /// Every colour whose channels are multiples of 17, which holds the extremes.
    fn many_colors() -> impl Iterator<Item = Color> {
        let steps = || (0..=15_u8).map(|step| step * 17);
        steps().flat_map(move |red| steps().flat_map(move |green| steps().map(move |blue| Color { red, green, blue })))
    }

    #[test]
    fn the_theme_names_its_hardest_surfaces() {
        let settings = theme_file("theme.toml");
        let Papers { light, dark } = papers();
        assert!(settings.contains(&format!("\npaper = \"{light}\"\n")), "{light}");
        assert!(settings.contains(&format!("\npaper_dark = \"{dark}\"\n")), "{dark}");
    }

    #[test]
    fn the_colour_of_any_shop_can_be_read_and_seen_on_every_surface() {
        for color in many_colors() {
            let brand = Brand::of(color);
            assert!(brand.on.contrast(brand.surface) >= TEXT, "{color}");
            assert!(brand.on.contrast(brand.over) >= TEXT, "{color} over");
            for colors in schemes() {
                let scheme = brand.in_scheme(colors["surface"]);
                for ground in [colors["paper"], colors["surface"], scheme.tint] {
                    assert!(scheme.text.contrast(ground) >= TEXT, "{color}: text on {ground}");
                    assert!(scheme.edge.contrast(ground) >= EDGE, "{color}: edge on {ground}");
                }
            }
        }
    }

    #[test]
    fn the_themes_own_colours_can_be_read_on_every_surface_of_any_shop() {
        for colors in schemes() {
            for color in many_colors() {
                let tint = Brand::of(color).in_scheme(colors["surface"]).tint;
                for ground in [colors["paper"], colors["surface"], tint] {
                    for text in ["ink", "quiet", "good", "bad"] {
                        let contrast = colors[text].contrast(ground);
                        assert!(contrast >= TEXT, "{text} on {ground} of {color}: {contrast:.2}");
                    }
                    let contrast = colors["rim"].contrast(ground);
                    assert!(contrast >= EDGE, "rim on {ground} of {color}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_already_stays_as_the_shop_chose_it() {
        let red = Color::from_hex("#b3261e").unwrap();
        let properties = properties(Some(red), papers());
        assert!(properties.starts_with(":root{--brand:#b3261e;--brand-over:#"), "{properties}");
        assert!(properties.contains("--on-brand:#ffffff;--brand-text:#b3261e;--brand-edge:#b3261e;"), "{properties}");
    }
}

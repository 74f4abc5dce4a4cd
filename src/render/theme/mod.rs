//! The theme: templates, styles, scripts and words, from the binary and from the site's own folder.
//!
//! A site's file goes before the embedded one of the same path. Its words are taken over the embedded ones key by key,
//! and its templates may extend the embedded ones by the name `default/layouts/...`.

mod compact;
mod context;
mod engine;
mod escape;
mod locale;
mod minify;
mod phrase;
mod script;
mod settings;
mod style;
mod words;

use serde::Serialize;

use crate::catalogue::Site;
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Language;
use crate::problem::ThemeProblem;
use crate::site::SitePath;
use crate::source::{FileId, Sources, ThemeContent, ThemeFile};
use engine::{EMBEDDED, Engine, Template};

pub use escape::escaped;
pub use locale::Locale;
pub use phrase::Phrase;
pub use script::Script;
pub use settings::Papers;

/// The version of the data that templates are given.
pub const DATA_VERSION: i64 = 1;

/// The name of the theme that is used when the site names none.
const DEFAULT: &str = "default";

/// Folders whose files are published under their own names.
const PUBLISHED: [&str; 3] = ["images/", "css/pages/", "js/"];

/// A theme, ready to render.
pub struct Theme {
    engine: Engine,
    locales: Vec<Locale>,
    /// The colours that text stands on.
    pub papers: Papers,
    /// The style of all pages, made small.
    pub style: String,
    /// The style sheets that only some layouts load, by name: those in `css/pages/`.
    pub sheets: Vec<(String, String)>,
    /// The scripts, by name.
    pub scripts: Vec<Script>,
    /// The service worker.
    pub worker: Option<Script>,
    /// What takes an earlier build's worker away.
    pub farewell: Option<Script>,
    /// The mark of a site without a logo, as PNGs named by their edges in pixels.
    pub icons: Vec<Asset>,
    /// The pictures, by name.
    pub pictures: Vec<Asset>,
}

/// A file of the theme that is published under a name with its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The name without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Theme {
    /// The words of pages in a language.
    pub fn locale(&self, language: Language) -> &Locale {
        self.locales.iter().find(|locale| locale.language == language).unwrap_or(&self.locales[0])
    }

    /// Whether its templates can be rendered; why not was told when it was loaded.
    pub fn is_ready(&self) -> bool {
        self.engine.is_ready()
    }

    /// Renders a layout with a view.
    ///
    /// # Errors
    /// A diagnostic at the place in the template that cannot be rendered.
    pub fn render(&self, layout: &str, language: Language, view: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        self.engine.render(layout, language, view)
    }

    /// Renders a component by itself with a view of its arguments.
    ///
    /// # Errors
    /// The same.
    pub fn component(
        &self,
        name: &str,
        language: Language,
        arguments: &impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        self.engine.component(name, language, arguments)
    }
}

/// Takes the site's theme from the sources and makes it ready.
pub fn load(sources: &Sources, site: &Site) -> Checked<Theme> {
    let mut diagnostics = Vec::new();
    let name = site.theme.as_ref().map_or(DEFAULT, |slug| slug.as_str());
    let files = Files::of(sources, name);
    let papers = settings::read(&files, &mut diagnostics);
    let locales = files.locales(&site.languages, &mut diagnostics);
    words::check(&files, &locales, &mut diagnostics);
    files.check_names(&mut diagnostics);
    // Templates, styles and scripts are three kinds of work that know nothing of each other.
    let templates = || gathered(|told| Engine::new(files.templates(), &locales, told));
    let styles = || gathered(|told| files.sheets(told));
    let scripts = || ["js/", "worker/"].map(|folder| files.scripts(folder));
    let (engine, (sheets, [scripts, workers])) = rayon::join(templates, || rayon::join(styles, scripts));
    let engine = engine.report_to(&mut diagnostics);
    let sheets = sheets.report_to(&mut diagnostics).into_iter();
    let (apart, shared): (Vec<_>, Vec<_>) = sheets.partition(|(name, _)| name.starts_with("pages/"));
    let worker = |name: &str| workers.iter().find(|script| script.name == name).cloned();
    let theme = Theme {
        engine,
        papers,
        style: shared.into_iter().map(|(_, css)| css).collect(),
        sheets: apart.into_iter().map(|(name, css)| (name.replace("pages/", ""), css)).collect(),
        scripts,
        worker: worker("sw"),
        farewell: worker("farewell"),
        icons: files.assets("icon/"),
        pictures: files.assets("images/"),
        locales,
    };
    Checked { value: theme, diagnostics }
}

/// What is made, with what is to be told of it.
fn gathered<T>(make: impl FnOnce(&mut Vec<Diagnostic>) -> T) -> Checked<T> {
    let mut diagnostics = Vec::new();
    Checked { value: make(&mut diagnostics), diagnostics }
}

/// The files of one theme, the embedded ones first.
struct Files<'a> {
    sources: &'a Sources,
    files: Vec<&'a ThemeFile>,
}

impl<'a> Files<'a> {
    fn of(sources: &'a Sources, name: &str) -> Files<'a> {
        let mut files: Vec<&ThemeFile> =
            sources.themes.iter().filter(|file| file.embedded || file.theme == name).collect();
        files.sort_by_key(|file| !file.embedded);
        Files { sources, files }
    }

    /// The text files in a folder, the embedded ones first.
    fn texts(&self, folder: &str) -> Vec<(&'a ThemeFile, FileId, &'a str)> {
        let inside = self.files.iter().filter(|file| file.path.starts_with(folder));
        inside
            .filter_map(|file| match file.content {
                ThemeContent::Text(id) => Some((*file, id, &*self.sources.text(id).text)),
                ThemeContent::Bytes(_) => None,
            })
            .collect()
    }

    /// The text files in a folder, without the embedded ones that a site's file replaces.
    fn chosen(&self, folder: &str) -> Vec<(&'a ThemeFile, FileId, &'a str)> {
        let texts = self.texts(folder);
        let replaced = |file: &ThemeFile| {
            file.embedded && texts.iter().any(|(other, _, _)| !other.embedded && other.path == file.path)
        };
        let mut chosen: Vec<_> = texts.iter().filter(|(file, _, _)| !replaced(file)).copied().collect();
        chosen.sort_by(|(one, _, _), (other, _, _)| one.path.cmp(&other.path));
        chosen
    }

    /// Tells of files that are published under their names, where not every system takes such a name.
    fn check_names(&self, diagnostics: &mut Vec<Diagnostic>) {
        let published =
            |file: &ThemeFile| PUBLISHED.iter().find_map(|folder| file.path.strip_prefix(folder).map(str::to_owned));
        for file in self.files.iter().filter(|file| !file.embedded) {
            let Some(name) = published(file).map(|name| name.replace('/', "-")) else { continue };
            let is_fine = name.rsplit_once('.').is_some_and(|(stem, ending)| {
                // Eight letters of a hash will stand there.
                SitePath::new(format!("{stem}-00000000.{ending}")).is_some()
            });
            if !is_fine {
                let place = format!("themes/{}/{}", file.theme, file.path);
                diagnostics.push(Diagnostic::in_file(place, ThemeProblem::FileName { name }));
            }
        }
    }

    fn templates(&self) -> Vec<Template> {
        let folders = ["layouts/", "parts/"];
        let texts = folders.iter().flat_map(|folder| self.texts(folder));
        let template = |(file, id, text): (&ThemeFile, FileId, &str)| Template {
            name: format!("{}{}", if file.embedded { EMBEDDED } else { "" }, file.path),
            file: id,
            text: text.to_owned(),
        };
        texts.map(template).collect()
    }

    fn locales(&self, languages: &[Language], diagnostics: &mut Vec<Diagnostic>) -> Vec<Locale> {
        let read = |&language: &Language| {
            let mut locale = Locale::empty(language);
            for (_, id, text) in self.texts(&format!("locales/{}.toml", language.code())) {
                locale.read(id, text, diagnostics);
            }
            locale
        };
        languages.iter().map(read).collect()
    }

    /// The style sheets without needless bytes, by the names of their files.
    fn sheets(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
        let named = |path: &str| Some(path.strip_prefix("css/")?.strip_suffix(".css")?.to_owned());
        let sheets = self.chosen("css/").into_iter();
        sheets.filter_map(|(file, id, css)| Some((named(&file.path)?, style::minify(id, css, diagnostics)?))).collect()
    }

    /// The scripts in a folder. What stands in a folder inside it is one script of that folder's name, joined in the
    /// order of the files' names: it shares a block, so that its parts see each other's names and no one else does.
    fn scripts(&self, folder: &str) -> Vec<Script> {
        let mut scripts: Vec<(&str, String)> = Vec::new();
        for (file, _, text) in self.chosen(folder) {
            let path = &file.path[folder.len()..];
            let name = path.split_once('/').map_or(path, |(name, _)| name);
            match scripts.last_mut() {
                Some((last, whole)) if *last == name => *whole = format!("{whole}\n{text}"),
                _ => scripts.push((name, text.to_owned())),
            }
        }
        scripts.iter().map(|(name, text)| Script::new(name, text)).collect()
    }

    fn assets(&self, folder: &str) -> Vec<Asset> {
        let mut assets: Vec<Asset> = Vec::new();
        for file in self.files.iter().filter(|file| file.path.starts_with(folder)) {
            let bytes = match &file.content {
                ThemeContent::Text(id) => self.sources.text(*id).text.as_bytes().to_vec(),
                ThemeContent::Bytes(bytes) => bytes.to_vec(),
            };
            let name = file.path[folder.len()..].replace('/', "-");
            assets.retain(|asset| asset.name != name);
            assets.push(Asset { name, bytes });
        }
        assets.sort_by(|one, other| one.name.cmp(&other.name));
        assets
    }
}

#[cfg(test)]
pub(crate) mod tests;

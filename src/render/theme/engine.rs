//! The templates, ready to render, and their errors at the place where they were written.

use std::collections::HashMap;
use std::io::Write;
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::escape::escaped;
use super::locale::{self, Locale};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::problem::ThemeProblem;
use crate::source::{FileId, Span};

/// What stands before the names of the embedded theme's templates, so that a site's template of the same name goes
/// first and may extend the embedded one.
pub(super) const EMBEDDED: &str = "default/";

/// A template as it was written.
#[derive(Debug, Clone)]
pub(super) struct Template {
    /// Its name for other templates.
    pub(super) name: String,
    /// Where it was written.
    pub(super) file: FileId,
    /// Its text.
    pub(super) text: String,
}

/// What is asked of the templates.
type Rendering<'a> = dyn Fn(&Tera, &Context) -> tera::TeraResult<String> + 'a;

/// The templates with the words of each language.
pub(super) struct Engine {
    by_language: Vec<(Language, Tera)>,
    files: HashMap<String, FileId>,
    written: Vec<Template>,
    as_written: OnceLock<Option<Tera>>,
}

impl Engine {
    /// Compiles the templates; what is wrong with them is told for all of them.
    pub(super) fn new(written: Vec<Template>, locales: &[Locale], diagnostics: &mut Vec<Diagnostic>) -> Engine {
        let files = written.iter().map(|template| (template.name.clone(), template.file)).collect();
        let mut engine = Engine { by_language: Vec::new(), files, written, as_written: OnceLock::new() };
        let small: Vec<(String, String)> = engine.written.par_iter().map(small).collect();
        // What does not compile is compiled as it was written, so that errors have their true places.
        let compiled = Engine::compiled(small).or_else(|| engine.diagnose(diagnostics));
        for locale in compiled.iter().flat_map(|_| locales) {
            let mut tera = compiled.clone().unwrap_or_default();
            tera.global_context().insert("t", locale.texts());
            engine.by_language.push((locale.language, tera));
        }
        engine
    }

    /// Whether the templates can be rendered at all.
    pub(super) fn is_ready(&self) -> bool {
        !self.by_language.is_empty()
    }

    /// Renders a template with a view.
    ///
    /// # Errors
    /// A diagnostic at the place in the template that cannot be rendered.
    pub(super) fn render(
        &self,
        name: &str,
        language: Language,
        view: &impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        self.run(language, view, &|tera, context| tera.render(name, context))
    }

    /// Renders a component by itself with a view of its arguments.
    ///
    /// # Errors
    /// The same.
    pub(super) fn component(
        &self,
        name: &str,
        language: Language,
        arguments: &impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        self.run(language, arguments, &|tera, context| tera.render_component(name, context, None, true))
    }

    fn run(&self, language: Language, view: &impl Serialize, act: &Rendering<'_>) -> Result<String, Box<Diagnostic>> {
        let Some((_, tera)) = self.by_language.iter().find(|(known, _)| *known == language) else {
            return Ok(String::new());
        };
        let context = Context::from_serialize(view).map_err(|error| Box::new(self.diagnostic(&error)))?;
        act(tera, &context)
            .map_err(|error| Box::new(self.in_original(act, tera, &context).unwrap_or_else(|| self.diagnostic(&error))))
    }

    /// The same error with its place in the template as it was written.
    fn in_original(&self, act: &Rendering<'_>, small: &Tera, context: &Context) -> Option<Diagnostic> {
        let original = self.as_written.get_or_init(|| {
            let mut tera = bare().ok()?;
            tera.add_raw_templates(self.written.iter().map(|template| (&template.name, &template.text))).ok()?;
            Some(tera)
        });
        let mut original = original.clone()?;
        *original.global_context() = small.clone().global_context().clone();
        act(&original, context).err().map(|error| self.diagnostic(&error))
    }

    fn compiled(templates: Vec<(String, String)>) -> Option<Tera> {
        let mut tera = bare().ok()?;
        tera.add_raw_templates(templates).ok()?;
        Some(tera)
    }

    /// The templates as they were written, and what is wrong with them: each by itself first, since of several only the
    /// first fault would be told.
    fn diagnose(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Tera> {
        let before = diagnostics.len();
        for Template { name, text, .. } in &self.written {
            let error = bare().and_then(|mut tera| tera.add_raw_template(name, text)).err();
            let syntax = error.filter(|error| matches!(error.kind(), tera::ErrorKind::SyntaxError(_)));
            diagnostics.extend(syntax.map(|error| self.diagnostic(&error)));
        }
        if diagnostics.len() > before {
            return None;
        }
        let mut tera = bare().ok()?;
        match tera.add_raw_templates(self.written.iter().map(|template| (&template.name, &template.text))) {
            Ok(()) => Some(tera),
            Err(error) => {
                diagnostics.extend(self.all_of(&error));
                None
            }
        }
    }

    /// One diagnostic for each of the reports that an error of several templates is made of.
    fn all_of(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let text = match error.kind() {
            tera::ErrorKind::Msg(text) if text.contains("\n") => text,
            _ => return vec![self.diagnostic(error)],
        };
        text.split("error: ").filter(|report| !report.trim().is_empty()).map(|report| self.of_report(report)).collect()
    }

    /// A report as text: the message, then `--> name:line:column`.
    fn of_report(&self, report: &str) -> Diagnostic {
        let cause = report.lines().next().unwrap_or_default().to_owned();
        let place = report.lines().find_map(|line| line.split_once("--> ")).map(|(_, place)| place);
        let span = place.and_then(|place| {
            let mut parts = place.rsplitn(3, ':');
            let column: usize = parts.next()?.trim().parse().ok()?;
            let line: usize = parts.next()?.parse().ok()?;
            self.span_at(parts.next()?, line, column)
        });
        place_or_site(span, ThemeProblem::Template { cause })
    }

    fn span_at(&self, name: &str, line: usize, column: usize) -> Option<Span> {
        let template = self.written.iter().find(|template| template.name == name)?;
        let start = template.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum::<usize>();
        let rest = template.text.get(start..)?;
        let inside = rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(place, _)| place);
        Some(Span { file: template.file, start: start + inside, end: start + inside })
    }

    fn diagnostic(&self, error: &tera::Error) -> Diagnostic {
        use tera::ErrorKind as Kind;
        match error.kind() {
            Kind::SyntaxError(report) | Kind::RenderingError(report) => {
                let range = report.span().range.clone();
                let span = self.files.get(report.filename());
                let span = span.map(|&file| Span { file, start: range.start, end: range.end });
                place_or_site(span, ThemeProblem::Template { cause: report.message().to_owned() })
            }
            Kind::MissingParent { current, .. } | Kind::CircularExtend { tpl: current, .. } => {
                let span = self.files.get(current).copied().map(Span::first_line);
                place_or_site(span, ThemeProblem::Template { cause: error.to_string() })
            }
            _ => Diagnostic::of_site(ThemeProblem::Template { cause: error.to_string() }),
        }
    }
}

fn place_or_site(span: Option<Span>, problem: ThemeProblem) -> Diagnostic {
    match span {
        Some(span) => Diagnostic::at(span, problem),
        None => Diagnostic::of_site(problem),
    }
}

fn small(template: &Template) -> (String, String) {
    let html = template.name.ends_with(".html");
    let text = if html { super::minify::template(&template.text) } else { template.text.clone() };
    (template.name.clone(), text)
}

/// An engine without templates, whose only addition is `fill`, and which escapes for any quotes.
fn bare() -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    tera.set_fallback_prefixes([EMBEDDED])?;
    tera.autoescape_on([".html", ".svg", ".xml"]);
    tera.set_escape_fn(write_escaped);
    tera.register_filter("fill", fill);
    Ok(tera)
}

/// `{{ t.some_text | fill(count=3) }}`: the text with `{count}` replaced.
fn fill(text: &str, values: Kwargs, _: &State) -> tera::TeraResult<String> {
    let values: Vec<(String, String)> =
        values.iter().map(|(name, value): (_, &Value)| (name.to_string(), value.to_string())).collect();
    let value = |name: &str| values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    locale::fill(text, value).map_err(|name| tera::Error::message(format!("no value for `{{{name}}}`")))
}

fn write_escaped(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(escaped(text).as_bytes())
}

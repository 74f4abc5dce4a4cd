//! Gathers the categories that are declared and those that are made by being used.

use std::collections::BTreeMap;

use super::reader::Placed;
use super::site::CategoryDraft;
use crate::catalogue::{Category, CategoryId, Slug};
use crate::diagnostic::{Diagnostic, Place};
use crate::language::Translated;
use crate::problem::{CatalogueProblem, Note, ValueProblem};
use crate::source::Span;

/// All categories by slug, until their order is known.
#[derive(Debug, Default)]
pub(crate) struct Categories {
    by_slug: BTreeMap<Slug, (Option<i64>, Category)>,
    /// The slug of each declared name, for a declared slug need not be the name's own.
    names: BTreeMap<Slug, Slug>,
}

impl Categories {
    pub(crate) fn declare(&mut self, draft: CategoryDraft, diagnostics: &mut Vec<Diagnostic>) {
        if let Some((_, first)) = self.by_slug.get(&draft.slug) {
            let name = draft.name.in_main().clone();
            let diagnostic = Diagnostic::at(draft.span, CatalogueProblem::CategoryTwice { name });
            diagnostics.push(diagnostic.with_related(Place::Text(first.span), Note::FirstHere));
            return;
        }
        for name in draft.name.iter().filter_map(|name| Slug::from_name(name)) {
            self.names.entry(name).or_insert_with(|| draft.slug.clone());
        }
        let category = Category {
            id: CategoryId(0),
            name: draft.name,
            slug: draft.slug.clone(),
            description: draft.description,
            photo: draft.photo,
            span: draft.span,
        };
        self.by_slug.insert(draft.slug, (draft.order, category));
    }

    /// The slug of the category that a product names; made where nobody declared it.
    pub(crate) fn use_name(&mut self, name: &Placed<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<Slug> {
        let Some(own) = Slug::from_name(&name.value) else {
            let problem = ValueProblem::NotASlug { written: name.value.clone(), suggestion: None };
            diagnostics.push(Diagnostic::at(name.span, problem));
            return None;
        };
        let slug = self.names.get(&own).cloned().unwrap_or(own);
        if !self.by_slug.contains_key(&slug) {
            let category = undeclared(&name.value, slug.clone(), name.span);
            self.by_slug.insert(slug.clone(), (None, category));
        }
        Some(slug)
    }

    /// The categories in their order: by number, then by name; and the number of each slug.
    pub(crate) fn finish(self) -> (Vec<Category>, BTreeMap<Slug, CategoryId>) {
        let mut ordered: Vec<(Option<i64>, Category)> = self.by_slug.into_values().collect();
        ordered.sort_by_cached_key(|(order, category)| {
            (order.unwrap_or(i64::MAX), category.name.in_main().to_lowercase(), category.slug.clone())
        });
        let mut numbers = BTreeMap::new();
        let categories = ordered.into_iter().zip(0..).map(|((_, mut category), number)| {
            category.id = CategoryId(number);
            numbers.insert(category.slug.clone(), category.id);
            category
        });
        (categories.collect(), numbers)
    }
}

fn undeclared(name: &str, slug: Slug, span: Span) -> Category {
    Category { id: CategoryId(0), name: Translated::main(name.to_owned()), slug, description: None, photo: None, span }
}

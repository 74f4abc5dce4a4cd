//! A script without what only its authors read: comments, spaces, long names of its own, the table of its words,
//! declarations that others could share, and what is shorter in other words.

use std::collections::BTreeMap;

use oxc::allocator::{Allocator, Vec};
use oxc::ast::ast::{
    BinaryOperator, Expression, IdentifierReference, NumberBase, Statement, UnaryOperator, VariableDeclaration,
    VariableDeclarationKind,
};
use oxc::ast::builder::AstBuilder;
use oxc::ast_visit::{VisitMut, walk_mut};
use oxc::codegen::{Codegen, CodegenOptions, CommentOptions, LegalComment};
use oxc::mangler::Mangler;
use oxc::parser::Parser;
use oxc::semantic::{IsGlobalReference as _, Scoping, SemanticBuilder};
use oxc::span::SourceType;
use oxc::str::Str;

use crate::render::json;

/// The name by which scripts ask for words: `words.key`.
const WORDS: &str = "words";

/// What each script begins with.
const STRICT: &str = "\"use strict\";";

/// A script that does the same, in a block of its own, so that no script sees another's names. Each `words.key` is the
/// text of that key, and what no other script can see has short names. One that cannot be read is published as it was
/// written, behind its words.
pub fn script(code: &str, words: &BTreeMap<&str, &str>) -> String {
    let in_block = |table: &str| format!("{STRICT}{{{table}{code}\n}}");
    let behind_words = || match words.is_empty() {
        true => in_block(""),
        false => in_block(&format!("const {WORDS}={};\n", json::write(words))),
    };
    compact(&in_block(""), words)
        .or_else(|| compact(&behind_words(), &BTreeMap::new()))
        .unwrap_or_else(|| behind_words() + "\n")
}

/// None where the script cannot be read, or asks for words in a way that needs their table.
fn compact(code: &str, words: &BTreeMap<&str, &str>) -> Option<String> {
    // Comments as HTML has them, which scripts may have too: no parser reads them all alike.
    if code.contains("<!--") || code.contains("-->") {
        return None;
    }
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, code, SourceType::script()).parse();
    let mut program = parsed.program;
    let meaning = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    if parsed.panicked || !parsed.diagnostics.is_empty() || !meaning.diagnostics.is_empty() {
        return None;
    }
    let scoping = meaning.semantic.into_scoping();
    let mut speaker = Speaker { build: AstBuilder::new(&allocator), scoping: &scoping, words, is_done: true };
    speaker.visit_program(&mut program);
    if !speaker.is_done {
        return None;
    }
    Shortener { build: AstBuilder::new(&allocator) }.visit_program(&mut program);
    let comments = CommentOptions { legal: LegalComment::Inline, ..CommentOptions::disabled() };
    let names = Mangler::new().build(&program).scoping;
    let printer = Codegen::new().with_options(CodegenOptions { comments, ..CodegenOptions::minify() });
    Some(printer.with_scoping(Some(names)).build(&program).code)
}

/// Puts texts in the place of `words.key`.
struct Speaker<'a, 's> {
    build: AstBuilder<'a>,
    scoping: &'s Scoping,
    words: &'s BTreeMap<&'s str, &'s str>,
    /// Whether nothing asks for words in any other way.
    is_done: bool,
}

impl<'a> VisitMut<'a> for Speaker<'a, '_> {
    fn visit_expression(&mut self, expression: &mut Expression<'a>) {
        if let Expression::StaticMemberExpression(member) = expression
            && let Expression::Identifier(object) = &member.object
            && self.is_words(object)
            && let Some(text) = self.words.get(member.property.name.as_str())
        {
            let text = Str::from_str_in(text, &self.build);
            *expression = Expression::new_string_literal(member.span, text, None, &self.build);
        } else {
            walk_mut::walk_expression(self, expression);
        }
    }

    fn visit_identifier_reference(&mut self, reference: &mut IdentifierReference<'a>) {
        self.is_done &= !self.is_words(reference);
    }
}

impl Speaker<'_, '_> {
    fn is_words(&self, reference: &IdentifierReference<'_>) -> bool {
        reference.name == WORDS && reference.is_global_reference(self.scoping)
    }
}

/// Writes `!0` for `true`, texts that are added as one, every constant as a variable, which no script writes to, and
/// neighbouring declarations as one.
struct Shortener<'a> {
    build: AstBuilder<'a>,
}

impl<'a> VisitMut<'a> for Shortener<'a> {
    fn visit_expression(&mut self, expression: &mut Expression<'a>) {
        walk_mut::walk_expression(self, expression);
        if let Expression::BooleanLiteral(literal) = expression {
            let (span, digit) = (literal.span, f64::from(u8::from(!literal.value)));
            let number = Expression::new_numeric_literal(span, digit, None, NumberBase::Decimal, &self.build);
            *expression = Expression::new_unary_expression(span, UnaryOperator::LogicalNot, number, &self.build);
        } else if let Expression::BinaryExpression(sum) = expression
            && sum.operator == BinaryOperator::Addition
            && let (Expression::StringLiteral(left), Expression::StringLiteral(right)) = (&sum.left, &sum.right)
        {
            let text = Str::from_strs_array_in([left.value.as_str(), right.value.as_str()], &self.build);
            *expression = Expression::new_string_literal(sum.span, text, None, &self.build);
        }
    }

    fn visit_variable_declaration(&mut self, declaration: &mut VariableDeclaration<'a>) {
        if declaration.kind == VariableDeclarationKind::Const {
            declaration.kind = VariableDeclarationKind::Let;
        }
        walk_mut::walk_variable_declaration(self, declaration);
    }

    fn visit_statements(&mut self, statements: &mut Vec<'a, Statement<'a>>) {
        walk_mut::walk_statements(self, statements);
        statements.dedup_by(|next, before| match (before, next) {
            (Statement::VariableDeclaration(before), Statement::VariableDeclaration(next))
                if before.kind == next.kind =>
            {
                before.declarations.append(&mut next.declarations);
                true
            }
            _ => false,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: &str) -> String {
        script(code, &BTreeMap::from([("yes", "Ya, \"boleh\""), ("no", "Tidak")]))
    }

    fn unsaid(code: &str) -> String {
        script(code, &BTreeMap::new())
    }

    #[test]
    fn what_only_authors_read_is_gone_and_the_names_of_the_page_stay() {
        let written = "// Says hello.\nconst greeting = () => {\n  // twice\n  say(\"//\", page.greeting); // here\n};\n\
                       function again({ name, other: deep = 1 }) {\n  return { name, deep, greeting };\n}\nagain(self);";
        let short = "\"use strict\";{let e=()=>{say(`//`,page.greeting)};function t({name:t,other:n=1}){return{name:t,deep:n,greeting:e}}t(self)}";
        assert_eq!(unsaid(written), short);
    }

    #[test]
    fn words_stand_where_they_are_said() {
        assert_eq!(said("say(words.yes, `${words.no}!`);"), "\"use strict\";{say(`Ya, \"boleh\"`,`${`Tidak`}!`)}");
        assert_eq!(said("const { words } = page; say(words.yes);"), "\"use strict\";{let{words:e}=page;say(e.yes)}");
    }

    #[test]
    fn neighbouring_declarations_are_one() {
        let written =
            "const a = 1; const b = a; let c; let d; { const e = 1; say(e); const f = 2; say(f); } say(b, c, d);";
        assert_eq!(unsaid(written), "\"use strict\";{let e=1,t=e,n,r;{let e=1;say(e);let t=2;say(t)}say(t,n,r)}");
    }

    #[test]
    fn truths_and_sums_of_texts_are_short() {
        let written =
            "say(true, [false].length, true.name, \"(\" + words.no + \")\", words.no + 1, 1 + \"a\" + \"b\");";
        assert_eq!(said(written), "\"use strict\";{say(!0,[!1].length,(!0).name,`(Tidak)`,`Tidak`+1,1+`a`+`b`)}");
    }

    #[test]
    fn a_script_that_asks_for_words_in_another_way_has_their_table() {
        for written in ["say(words[key]);", "say(words.yes, words);", "words.yes = 1;", "say(words.unknown);"] {
            let short = said(written);
            assert!(short.contains("{let e={\"no\":`Tidak`,\"yes\":`Ya, \"boleh\"`};"), "{short}");
        }
    }

    #[test]
    fn a_script_that_cannot_be_read_is_published_as_it_was_written() {
        for written in ["const a = ;", "import a from 'b';", "return 1", "let a; let a;", "a <!-- b\n", "await a;"] {
            assert_eq!(unsaid(written), format!("\"use strict\";{{{written}\n}}\n"));
        }
        let table = "const words={\"no\":\"Tidak\",\"yes\":\"Ya, \\\"boleh\\\"\"};";
        assert_eq!(said("words.yes = ;"), format!("\"use strict\";{{{table}\nwords.yes = ;\n}}\n"));
    }

    #[test]
    fn names_that_code_can_ask_for_by_their_letters_stay() {
        let short = unsaid("const price = 1; eval(text);");
        assert!(short.contains("price=1"), "{short}");
    }

    #[test]
    fn a_licence_stays() {
        let short = unsaid("/*! (c) Somebody, MIT */\nlet a = 1; // no licence\nsay(a);");
        assert!(short.contains("(c) Somebody, MIT") && !short.contains("no licence"), "{short}");
    }
}

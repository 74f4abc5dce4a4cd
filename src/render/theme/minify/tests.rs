use super::*;

#[test]
fn spaces_and_comments_go() {
    let cases = [
        ("<p>\n  Halo   <b class=\"x\">dunia</b>\n</p>\n", "<p>Halo <b class=x>dunia</b></p>"),
        ("<!-- catatan --><div>\n\n  <p>a</p>\n  <p>b</p>\n</div>", "<div><p>a</p><p>b</p></div>"),
        ("{# catatan #}<p>a</p>", "<p>a</p>"),
        ("<p>{{ a }} dari {{ b }}</p>", "<p>{{ a }} dari {{ b }}</p>"),
        ("<div>\n  {{ a }} {{ b }}\n</div>", "<div>{{ a }} {{ b }}</div>"),
        ("<p>{% if x %}a{% endif %} b</p>", "<p>{% if x %}a{% endif %} b</p>"),
        ("<a>a</a>\n\n<a>b</a> <!-- c --> <b>d</b>", "<a>a</a> <a>b</a> <b>d</b>"),
        ("a &nbsp; b\u{a0}\u{2003} c", "a &nbsp; b\u{a0}\u{2003} c"),
        ("1 < 2 <br> 3", "1 < 2<br>3"),
    ];
    for (source, small) in cases {
        assert_eq!(template(source), small, "{source}");
    }
}

#[test]
fn statements_on_lines_of_their_own_leave_at_most_one_space() {
    let source = "<ul>\n  {% for x in xs %}\n    <li>{{ x }}</li>\n  {% endfor %}\n</ul>\n";
    assert_eq!(template(source), "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>");
    let source = "<b>a</b>\n{% if x %}\n<b>b</b>\n{% else %}\nc\n{% endif %}\n<b>d</b>";
    assert_eq!(template(source), "<b>a</b> {% if x %}<b>b</b> {% else %}c {% endif %}<b>d</b>");
    let source = "{% component a(b: string) %}\n<b>{{ b }}</b>\n{% endcomponent a %}\n";
    assert_eq!(template(source), "{% component a(b: string) %}<b>{{ b }}</b>{% endcomponent a %}");
}

#[test]
fn words_stay_apart_whichever_branch_is_taken() {
    for (source, small) in [
        ("a{% if x %}\nb{% endif %}\nc", "a{% if x %} b{% endif %} c"),
        ("a\n{% if x %}\nb\n{% endif %}\nc", "a {% if x %}b {% endif %}c"),
        ("a{% if x %}<p>b</p>{% endif %} c", "a{% if x %}<p>b</p>{% endif %} c"),
        ("<p>a</p>{% if x %}<p>b</p>{% endif %} c", "<p>a</p>{% if x %}<p>b</p>{% endif %}c"),
        ("a{% if x %}<p>b</p>{% else %}<hr>{% endif %} c", "a{% if x %}<p>b</p>{% else %}<hr>{% endif %}c"),
        ("a{% if x %}b{% else %}<hr>{% endif %} c", "a{% if x %}b{% else %}<hr>{% endif %} c"),
        ("a{% if x %}b {% else %} c{% endif %}d", "a{% if x %}b {% else %} c{% endif %}d"),
        ("<p>{% if x %} a{% endif %} b</p>", "<p>{% if x %}a{% endif %} b</p>"),
        ("a {% set b = 1 %} c", "a {% set b = 1 %}c"),
    ] {
        assert_eq!(template(source), small, "{source}");
    }
}

#[test]
fn attributes_keep_their_order_and_the_quotes_that_they_need() {
    let source =
        "<a\n  class=\"x\"\n  href=\"{{ url }}\"\n  {% if here %}aria-current=\"page\"{% endif %}>Ke  sana</a>";
    let small = "<a class=x href=\"{{ url }}\" {% if here %}aria-current=\"page\"{% endif %}>Ke sana</a>";
    assert_eq!(template(source), small);
    assert_eq!(template("<img alt=\"a > b\" src=\"{{ x }}\">"), "<img alt=\"a > b\" src=\"{{ x }}\">");
    assert_eq!(template("<a href=\"a/\" title=\"\" rel='x'>b</a>"), "<a href=\"a/\" title=\"\" rel='x'>b</a>");
    let source = "<p class=\"a{% if b==\"c\" %} d{% endif %}\" id=\"e\">f</p>";
    assert_eq!(template(source), "<p class=\"a{% if b==\"c\" %} d{% endif %}\" id=e>f</p>");
    let source = "<script id=\"a\" type=\"application/ld+json\"></script><rect fill=\"#fff\"/><b id=\"a\" />";
    let small = "<script id=a type=application/ld+json></script><rect fill=\"#fff\"/><b id=a />";
    assert_eq!(template(source), small);
}

#[test]
fn strings_of_the_language_may_hold_its_own_signs() {
    let source = "<p>  {{ \"}}\" }} {% if a == '%}' %}b{% endif %}</p>";
    assert_eq!(template(source), "<p>{{ \"}}\" }} {% if a == '%}' %}b{% endif %}</p>");
}

#[test]
fn scripts_and_texts_with_spaces_stay_as_they_are() {
    for source in [
        "<script>if (a  < b) { c = \"</p>\" }</script>",
        "<pre>\n a  <b>b</b>\n</pre>",
        "<textarea>  a\n{{ b }}  </textarea>",
        "{% raw %}<p>  {{ a }}  </p>{% endraw %}",
    ] {
        assert_eq!(template(source), source);
    }
}

#[test]
fn what_is_broken_breaks_nothing() {
    for (source, small) in [
        ("{% if a %}<div>{% else %}<section>{% endif %} x", "{% if a %}<div>{% else %}<section>{% endif %}x"),
        ("<p>a</b></p>  x", "<p>a</b></p>x"),
        ("<p title=\"a", "<p title=\"a>"),
        ("{{ a", "{{ a"),
        ("<!-- a", ""),
    ] {
        assert_eq!(template(source), small);
    }
}

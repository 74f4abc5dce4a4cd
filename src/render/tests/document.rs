//! Two renderings held against each other as documents.

use super::*;

/// Tags with sorted attributes, and texts with single spaces.
fn document(html: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let mut attributes: Vec<String> = Vec::new();
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        while !rest.trim().is_empty() {
            rest = rest.trim_start();
            let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            let (value, after) = match after.strip_prefix('=') {
                Some(after) if after.starts_with('"') => after[1..].split_once('"').unwrap(),
                Some(after) => after.split_at(after.find(' ').unwrap_or(after.len())),
                None => ("", after),
            };
            attributes.push(format!("{}={}", key.to_lowercase(), value.trim()));
            rest = after;
        }
        attributes.sort();
        parts.push(format!("<{} {}>", name.to_lowercase(), attributes.join(" ")));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        parts.extend((!text.is_empty()).then_some(text));
    }
    parts
}

/// Bytes of a page without what crawlers are told, which no template holds.
fn without_data(page: &str) -> usize {
    let data = page.split("application/ld+json").nth(1).and_then(|rest| rest.split("</script>").next());
    page.len() - data.map_or(0, str::len)
}

#[test]
fn small_templates_render_the_same_documents() {
    let catalogue = everything();
    let small = pages(&catalogue);
    // A template with a raw block is left as it was written.
    let mut as_written = sources(&[]);
    for file in &mut as_written.texts {
        if file.path.ends_with(".html") {
            file.text = format!("{}{{% raw %}}{{% endraw %}}", file.text).into();
        }
    }
    let (large, noticed) = rendered(&catalogue, &as_written);
    assert_eq!(noticed, []);
    let (mut small_bytes, mut large_bytes) = (0, 0);
    for (path, page) in &small {
        assert_eq!(document(page), document(&large[path]), "{path}");
        small_bytes += without_data(page);
        large_bytes += without_data(&large[path]);
    }
    assert!(small_bytes * 100 < large_bytes * 85, "{small_bytes} of {large_bytes}");
}

#[test]
fn hostile_words_change_no_document() {
    let payloads = [
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "</title><svg onload=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        "` onmouseover=alert(1) x=\"",
        "<!-- ",
    ];
    let named = |name: &str| {
        let mut catalogue = everything();
        for shop in &mut catalogue.shops {
            shop.name = text(name);
            shop.tagline = Some(text(name));
            shop.contact.hours = Some(text(name));
            shop.contact.address = Some(name.to_owned());
        }
        for product in &mut catalogue.products {
            product.name = text(name);
            product.unit = Some(text(name));
            product.tags = vec![name.to_owned()];
            product.sku = Some(name.to_owned());
            product.variants.iter_mut().for_each(|variant| variant.name = text(name));
            product.inputs.iter_mut().for_each(|input| input.label = text(name));
        }
        catalogue.categories[0].name = text(name);
        catalogue.pages.iter_mut().for_each(|page| page.title = text(name));
        pages(&catalogue)
    };
    let skeleton = |html: &str| {
        let name = |part: &String| part.starts_with('<').then(|| part.split([' ', '>']).next().unwrap().to_owned());
        let keys = |part: &String| part.matches('=').count().min(99);
        document(html)
            .iter()
            .filter(|part| part.starts_with('<'))
            .map(|part| (name(part), keys(part) > 0))
            .collect::<Vec<_>>()
    };
    let benign = named("Nama biasa");
    for payload in payloads {
        for (path, page) in named(payload) {
            assert_eq!(skeleton(&page), skeleton(&benign[&path]), "{path}: {payload}");
            assert!(!page.contains("<script>") && !page.contains("<img src=x") && !page.contains("49{%"), "{path}");
        }
    }
}

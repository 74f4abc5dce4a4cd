// What a page is made of, apart from its words. These functions run inside the browser.

/**
 * The elements of a page with the names of their attributes, top to bottom, and what no text may ever bring about.
 * Markdown makes elements of its own; in it only those that Markdown may make are allowed.
 */
export function skeletonOf(html) {
  const SCHEMES = /^(https?|mailto|tel):/i;
  const URLS = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'background', 'xlink:href', 'ping', 'cite']);
  const WORDS = new Set(['P', 'A', 'EM', 'STRONG', 'DEL', 'CODE', 'PRE', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'HR', 'BR', 'TABLE', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'SUP', 'SUB', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'SPAN', 'DIV']);
  const OF_WORDS = new Set(['href', 'id', 'start', 'class', 'lang', 'rel', 'title', 'align', 'tabindex', 'role', 'aria-label']);
  const KEPT = new Set(['class', 'rel', 'type', 'role', 'http-equiv', 'method', 'target', 'for', 'name', 'data-page']);
  const page = new DOMParser().parseFromString(html, 'text/html');
  const bones = [];
  const names = new Set();
  const wrong = [];
  walk(page.documentElement, 0, false);
  for (const script of page.querySelectorAll('script:not([src])')) {
    if (!/json/.test(script.type)) wrong.push(`a script: ${script.outerHTML.slice(0, 120)}`);
    // What search engines read leaves out what has no words, so that only what is new in it counts.
    else if (/ld/.test(script.type)) named(JSON.parse(script.textContent), '');
    else bones.push(`data ${shapeOf(JSON.parse(script.textContent))}`);
  }
  return { bones, wrong, names: [...names] };

  function named(value, path) {
    if (Array.isArray(value)) value.forEach((inner) => named(inner, path));
    else if (value && typeof value === 'object') Object.entries(value).forEach(([key, inner]) => named(inner, `${path}.${key}`));
    else names.add(`${path}: ${typeof value}`);
    const isAddress = /\.(url|item|image|logo|@id|contentUrl|sameAs|target|availability)$/.test(path);
    if (isAddress && typeof value === 'string' && !/^(https?:|#)/.test(value)) wrong.push(`${path}: ${value}`);
  }

  function walk(element, depth, inWords) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') wrong.push(`${name}: ${element.outerHTML.slice(0, 160)}`);
      if (URLS.has(name)) {
        const url = new URL(value, 'page://site/');
        if (url.protocol !== 'page:' && !SCHEMES.test(url.href)) wrong.push(`${name}=${value}`);
      }
      if (inWords && !OF_WORDS.has(name)) wrong.push(`${name} in Markdown: ${element.outerHTML.slice(0, 160)}`);
    }
    if (inWords) {
      if (!WORDS.has(element.tagName)) wrong.push(`${element.tagName} in Markdown: ${element.outerHTML.slice(0, 160)}`);
    } else {
      const attributes = [...element.attributes].map(({ name, value }) => (KEPT.has(name) ? `${name}=${value}` : name)).sort();
      bones.push(`${' '.repeat(depth)}${element.localName} ${attributes.join(' ')}`);
    }
    const words = inWords || element.classList.contains('prose');
    for (const child of element.children) walk(child, depth + 1, words);
  }

  function shapeOf(value) {
    if (Array.isArray(value)) return `[${value.map(shapeOf).join()}]`;
    if (value && typeof value === 'object') return `{${Object.entries(value).map(([key, inner]) => `${key}:${shapeOf(inner)}`).join()}}`;
    return value === null ? 'null' : typeof value;
  }
}

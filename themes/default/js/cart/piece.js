// Pieces of the page that scripts fill: copies of its templates. No text of a buyer ever becomes markup.

// Gives an element of the page, or a copy of a template's or of a part of one, a method that shows values in it: in the
// place of {name} in its texts, as the addresses that `data-href` and `data-src` name, and by hiding what stands under a
// `data-if` whose value is missing.
function piece(element) {
  const part = element.content?.firstElementChild ?? element;
  const node = part.isConnected ? part : part.cloneNode(true);
  const texts = [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.includes("{")) texts.push([walker.currentNode, walker.currentNode.data]);
  const places = ["if", "href", "src"].flatMap((kind) =>
    [...node.querySelectorAll(`[data-${kind}]`)].map((part) => [part, kind, part.dataset[kind]]),
  );
  node.show = (values) => {
    for (const [part, kind, name] of places) {
      if (kind === "if") part.hidden = !values[name];
      else if (values[name]) part[kind] = values[name];
    }
    for (const [part, text] of texts) {
      const said = etalase.rules.fill(text, values);
      // A status is read out again only where it changed.
      if (part.data !== said) part.data = said;
    }
    return node;
  };
  return node;
}

// Shows items in a box, each in a copy of a template that stays as long as the item's key does, so that no focus is lost.
// An item without a key has its place for one.
function list(box, template, items, update = (node, item) => node.show(item)) {
  const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, place) => {
    const { key = place } = item;
    const node = old.get(String(key)) ?? piece(template);
    node.dataset.key = key;
    old.delete(node.dataset.key);
    if (box.children[place] !== node) box.insertBefore(node, box.children[place]);
    update(node, item);
  });
  for (const node of old.values()) node.remove();
}

Object.assign(etalase, { piece, list });

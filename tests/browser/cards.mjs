// Cards of products as they stand in a page, to compare those that scripts make with those of the template.

/**
 * The cards of a page by address: elements, attributes and words, with full addresses and single spaces. How soon a photo
 * is loaded is left out, for it depends on the card's place. Runs in the page.
 */
export function cardsOf() {
  const HASTE = ['loading', 'fetchpriority'];
  const full = (address) => new URL(address, document.baseURI).href;
  const value = ({ name, value }) => {
    if (name === 'href' || name === 'src') return full(value);
    if (name === 'srcset') return value.split(', ').map((part) => [full(part.split(' ')[0]), part.split(' ')[1]].join(' ')).join(', ');
    return value.trim();
  };
  const parts = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? [node.data.replace(/\s+/g, ' ').trim()] : [];
    const attributes = [...node.attributes].filter(({ name }) => !HASTE.includes(name));
    const said = attributes.map((attribute) => `${attribute.name}=${value(attribute)}`).sort();
    return [[`<${node.localName} ${said.join(' ')}>`, ...[...node.childNodes].flatMap(parts)]];
  };
  const cards = [...document.querySelectorAll('.cards > li')];
  return cards.map((card) => [card.querySelector('a').href, { parts: parts(card), words: card.innerText.replace(/\s+/g, ' ') }]);
}

// What can be pressed on a page, and whether a thumb and a keyboard can. These functions run inside the page.

/** Things to press whose middle is not in a square of `side` pixels of their own. Links within a sentence are exempt. */
export function smallTargets(side) {
  const reach = side / 2 - 0.75;
  const small = [];
  for (const target of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (target.type === 'hidden' || !target.checkVisibility({ visibilityProperty: true }) || inSentence(target)) continue;
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = target.getBoundingClientRect();
    if (isUnseen(box) || target.disabled) continue;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const points = [[x - reach, y], [x + reach, y], [x, y - reach], [x, y + reach]];
    const missed = points.filter(([x, y]) => !isHit(target, document.elementFromPoint(x, y)));
    if (missed.length > 0) small.push(`${target.outerHTML.slice(0, 140)} (${Math.round(box.width)} x ${Math.round(box.height)})`);
  }
  return small;

  /** Words that only a screen reader meets, until the keyboard brings them into view. */
  function isUnseen(box) {
    return box.width <= 1 || box.height <= 1 || box.bottom <= 0 || box.right <= 0;
  }

  function isHit(target, found) {
    return !!found && [target, ...(target.labels ?? [])].some((owner) => owner.contains(found));
  }

  function inSentence(target) {
    if (getComputedStyle(target).display !== 'inline') return false;
    let block = target.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const around = [...block.childNodes].filter((node) => !node.contains(target)).map((node) => node.textContent);
    return /\p{L}{2}/u.test(around.join(''));
  }
}

/** How the focused thing looks and stands: nothing when the page has let the focus go. */
export function focused() {
  const target = document.activeElement;
  if (!target || target === document.body || target === document.documentElement) return null;
  target.seen = (target.seen ?? 0) + 1;
  const box = target.getBoundingClientRect();
  const style = getComputedStyle(target);
  const boxes = [...target.getClientRects()];
  const points = boxes.flatMap(({ left, top, width, height }) => [0.1, 0.5, 0.9].map((part) => [left + width * part, top + height / 2]));
  const hits = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  const before = window.lastFocused;
  window.lastFocused = target;
  return {
    html: target.outerHTML.slice(0, 140),
    again: target.seen > 1,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: hits.some((found) => [target, ...(target.labels ?? [])].some((owner) => owner.contains(found))),
    backwards: !!before && !!(before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING),
  };
}

/** The number of things that the Tab key should stop at. */
export function tabStops() {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const groups = new Set();
  return all.filter((target) => {
    if (target.disabled || target.type === 'hidden' || target.tabIndex < 0) return false;
    if (!target.checkVisibility({ visibilityProperty: true })) return false;
    if (target.type !== 'radio') return true;
    const group = `${target.form?.id}/${target.name}`;
    return !groups.has(group) && groups.add(group);
  }).length;
}

/** What moves although the reader asked for less motion. */
export function movement() {
  const moving = document.getAnimations().map((animation) => `animation: ${animation.effect?.target?.outerHTML.slice(0, 80)}`);
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after', '::backdrop']) {
      const style = getComputedStyle(element, part);
      const longest = Math.max(...`${style.transitionDuration}, ${style.animationDuration}`.split(',').map(parseFloat));
      if (longest > 0.01) moving.push(`${longest} s: ${element.outerHTML.slice(0, 80)} ${part ?? ''}`);
      if (!part && style.scrollBehavior === 'smooth') moving.push(`smooth scrolling: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  return moving;
}

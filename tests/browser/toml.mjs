// Writes TOML, so that tests can make content of their own.

/** A table of names and values as the text of a TOML file. Tables inside become inline tables. */
export function toml(table) {
  return Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${keyOf(key)} = ${valueOf(value)}\n`)
    .join('');
}

function keyOf(key) {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : textOf(key);
}

function valueOf(value) {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return `[${value.map(valueOf).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${pairs.map(([key, inner]) => `${keyOf(key)} = ${valueOf(inner)}`).join(', ')} }`;
}

/** A basic string: like one of JSON, but TOML also refuses a bare DEL. */
function textOf(text) {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

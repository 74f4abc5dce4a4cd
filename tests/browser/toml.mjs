// Writes TOML, so that tests can make content of their own.

/** A table of names and values as the text of a TOML file. */
export function toml(table) {
  return tomlLines(table).map(({ text }) => `${text}\n`).join('');
}

/**
 * The lines of a TOML file, one for each value; tables inside become sections. Every line that holds a value has its
 * `path`: the names and numbers that lead to the value from the top.
 */
export function tomlLines(table, path = []) {
  const entries = Object.entries(table).filter(([, value]) => value !== undefined);
  const isTable = (value) => typeof value === 'object' && !Array.isArray(value);
  const areTables = (value) => Array.isArray(value) && value.length > 0 && value.every(isTable);
  const names = path.filter((part) => typeof part === 'string').map(keyOf);
  const plain = entries
    .filter(([, value]) => !isTable(value) && !areTables(value))
    .map(([key, value]) => ({ path: [...path, key], text: `${keyOf(key)} = ${valueOf(value)}` }));
  const inner = entries.flatMap(([key, value]) => {
    const name = [...names, keyOf(key)].join('.');
    if (isTable(value)) return [{ text: `[${name}]` }, ...tomlLines(value, [...path, key])];
    if (!areTables(value)) return [];
    return value.flatMap((one, number) => [{ text: `[[${name}]]` }, ...tomlLines(one, [...path, key, number])]);
  });
  return [...plain, ...inner];
}

function keyOf(key) {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : textOf(key);
}

function valueOf(value) {
  if (typeof value === 'string') return textOf(value);
  return Array.isArray(value) ? `[${value.map(valueOf).join(', ')}]` : String(value);
}

/** A basic string: like one of JSON, but TOML also refuses a bare DEL. */
function textOf(text) {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

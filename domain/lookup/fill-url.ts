/**
 * A template's address with an item's attributes in it. A value never becomes anything but a value: encoded, and refused
 * (null) where an address would read it as a step up. `isWhole`: each name has a value.
 */
export function fillUrl(
  template: string,
  attributes: Readonly<Record<string, unknown>>,
): { url: string; isWhole: boolean } | null {
  let isSafe = true;
  let isWhole = true;
  const url = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const text = textOf(Object.hasOwn(attributes, name) ? attributes[name] : undefined);
    if (text === '.' || text === '..') isSafe = false;
    if (text === '') isWhole = false;
    return encodeURIComponent(text);
  });
  return isSafe && URL.canParse(url) ? { url, isWhole } : null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * The address of the worktype's template with the item's attributes in it. Only https, and a value never becomes
 * anything but a value: encoded, and refused where an address would read it as a step up. Null: there is none to open.
 */
export function screenPopUrl(
  template: string | undefined,
  attributes: Readonly<Record<string, unknown>>,
): string | null {
  if (template === undefined || !template.startsWith('https://')) return null;
  let isSafe = true;
  const url = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const text = textOf(Object.hasOwn(attributes, name) ? attributes[name] : undefined);
    if (text === '.' || text === '..') isSafe = false;
    return encodeURIComponent(text);
  });
  return isSafe && URL.canParse(url) ? url : null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const names = /phone|mobile|(^|_)tel($|_)|contact_?number/i;
const numbers = /^\+?[\d\s()/.-]{5,30}$/;

/** The address by which a number is dialled; null: the attribute is no telephone number, by its name and its value. */
export function telAddress(name: string, value: unknown): string | null {
  if (typeof value !== 'string' || !names.test(name) || !numbers.test(value)) return null;
  const digits = value.replaceAll(/[^\d+]/g, '');
  return digits.length < 5 ? null : `tel:${digits}`;
}

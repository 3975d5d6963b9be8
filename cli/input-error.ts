/** One error of a problem document's list, as the API writes it. */
export interface InputError {
  path?: string;
  message?: string;
  value?: unknown;
  allowed?: unknown;
}

/** A value longer than this would push the rest of its line out of sight. */
const shownCharacters = 120;

/**
 * What is wrong, what was seen, and what is allowed.
 *
 * @example inputErrorText({ message: 'is not a duration', value: 'P1M', allowed: 'a duration such as PT5M' })
 * // 'is not a duration (seen: "P1M"; allowed: a duration such as PT5M)'
 */
export function inputErrorText({ message = 'refused', value, allowed }: InputError): string {
  const facts = [
    ...(value === undefined ? [] : [`seen: ${shortened(JSON.stringify(value))}`]),
    ...(allowed === undefined ? [] : [`allowed: ${shortened(listed(allowed))}`]),
  ];
  return facts.length === 0 ? message : `${message} (${facts.join('; ')})`;
}

const listed = (allowed: unknown): string =>
  Array.isArray(allowed) ? allowed.join(', ') : typeof allowed === 'string' ? allowed : JSON.stringify(allowed);

const shortened = (text: string): string =>
  text.length > shownCharacters ? `${text.slice(0, shownCharacters)}...` : text;

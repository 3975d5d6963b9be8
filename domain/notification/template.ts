import { cutText } from '../config/cut-text';

const PLACE = /\{([^{}]*)\}/g;
const ATTRIBUTE = /^attributes\.(.+)$/;
const MOST_OF_A_VALUE = 200;
const MOST_OF_A_TEXT = 10_000;
const MOST_OF_A_SUBJECT = 300;

/** Among the names that a text may hold: it may hold those of attributes. */
export const ANY_ATTRIBUTE = 'attributes.<name>';

/** A name in a text that stands for nothing, or null. */
export function unknownPlace(text: string, known: readonly string[]): string | null {
  const names = [...text.matchAll(PLACE)].map(([, name = '']) => name);
  const mayName = (name: string) => known.includes(name) || (known.includes(ANY_ATTRIBUTE) && ATTRIBUTE.test(name));
  return names.find((name) => !mayName(name)) ?? null;
}

/**
 * A text with its places filled. Values are data: what is no plain value is left out, and a value cannot hold a place.
 *
 * @example fillTemplate('{reference}: {attributes.Amount}', { reference: 'CLM-1' }, { Amount: 5 }) // 'CLM-1: 5'
 */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, unknown>>,
  attributes: Readonly<Record<string, unknown>>,
): string {
  const filled = text.replace(PLACE, (_place, name: string) => {
    const attribute = ATTRIBUTE.exec(name)?.[1];
    return plain(attribute === undefined ? own(values, name) : own(attributes, attribute));
  });
  return cutText(filled, MOST_OF_A_TEXT);
}

function own(of: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function plain(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
  return cutText(String(value), MOST_OF_A_VALUE);
}

/** One line, whatever the values held: a subject is a header of a mail as well. */
export function subjectLine(text: string): string {
  return cutText(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), MOST_OF_A_SUBJECT);
}

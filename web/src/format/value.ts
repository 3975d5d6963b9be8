import { language } from '../text/language';
import { texts } from '../text/texts';
import { perLocale } from './per-locale';

const wholeFormat = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }));
/** `3.659E8`: one that digits alone would make too long, or to nothing. */
const farFormat = (digits: number) =>
  perLocale((locale) => new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: digits }));
const farPriorityFormat = farFormat(4);
const farNumberFormat = farFormat(15);

/** More does not fit into its column. */
const LONG_PRIORITY = 1e7;

/** Priority as shown: whole numbers, grouped. The exact figure orders the queue, this one is for reading. */
export function priorityText(priority: number | null, locale: string = language()): string {
  if (priority === null) return '–';
  return (Math.abs(priority) < LONG_PRIORITY ? wholeFormat : farPriorityFormat)(locale).format(priority);
}

/** An attribute's name for people: `Claim_Value` reads "Claim value", `dealValue` "Deal value"; `ID` stays or becomes so. */
export function attributeLabel(key: string): string {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter(Boolean);
  const lower = words.map((word) => (/^[A-Z\d]{2,}$/.test(word) ? word : word.toLowerCase().replace(/^id$/, 'ID')));
  const text = lower.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An attribute's value as one line of text. Numbers are grouped, objects and lists stay JSON. */
export function attributeText(value: unknown, locale: string = language()): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') return (isFar(value) ? farNumberFormat : numberFormat)(locale).format(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return texts.t(value ? 'form.yes' : 'form.no');
  return JSON.stringify(value);
}

/** A small number is not nothing. */
function isFar(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e21 || (size > 0 && size < 1e-4);
}

/** A key (`in-review`, `awaiting_source`) as a word: "In review". */
export function keyText(key: string): string {
  const words = key.replaceAll(/[-_.]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Two letters for a face: first and last word of a name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = words[0]?.charAt(0) ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toUpperCase();
}

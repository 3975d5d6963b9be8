import type { PersonalData } from './personal-data';

/** What is shown in place of what the reader may not see. */
export const MASK = '***';

/** What a reader may not see: of a division (null: he sees all of it), and of what does not say where it lies. */
export interface Hidden {
  of(division: string): PersonalData | null;
  elsewhere: PersonalData;
}

/** What an answer is about, where it does not say so itself. */
export interface About {
  division: string;
  reference: string;
  attributes: Readonly<Record<string, unknown>>;
  name: string | null;
  externalTag?: string | null;
}

type Value = Readonly<Record<string, unknown>>;

/**
 * An answer as somebody sees it who may not see personal data: their attributes by name, wherever they stand; the fields
 * that are declared so; free texts of people; and whatever else quotes one of the values.
 */
export function masked(body: unknown, hidden: Hidden, about?: About): unknown {
  if (!about) return located(body, readingOf(body, hidden.elsewhere), hidden);
  const data = hidden.of(about.division);
  return data ? alsoElsewhere(hide(body, readingOf(about, data), asItIs), hidden) : alsoElsewhere(body, hidden);
}

/** What tells of one object may list others, which say where they lie: they are masked as is right there as well. */
function alsoElsewhere(value: unknown, hidden: Hidden): unknown {
  if (Array.isArray(value)) return value.map((each) => alsoElsewhere(each, hidden));
  if (!isRecord(value)) return value;
  const data = typeof value['division'] === 'string' ? hidden.of(value['division']) : null;
  if (data) return hide(value, readingOf(value, data), asItIs);
  const parts = Object.entries(value).map(([name, part]) => [
    name,
    isEntered(name) ? part : alsoElsewhere(part, hidden),
  ]);
  return Object.fromEntries(parts);
}

/** What is hidden in a part of an answer, and the values that its texts may quote. */
export interface Reading {
  data: PersonalData;
  values: readonly string[];
}

/** What says where it lies is masked as is right there, and quotes its own values. What was entered says nothing. */
function located(value: unknown, reading: Reading, hidden: Hidden): unknown {
  if (!isRecord(value) || typeof value['division'] !== 'string')
    return hide(value, reading, (part, name) => (isEntered(name) ? undefined : located(part, reading, hidden)));
  const data = hidden.of(value['division']);
  return data === null ? value : hide(value, readingOf(value, data), asItIs);
}

/** How a part is masked that may lie elsewhere; undefined: as what it is part of. */
type Elsewhere = (part: object, name: string) => unknown;
const asItIs: Elsewhere = () => undefined;

/** `isOurs`: nobody has entered it, so its names are those of the API. */
function hide(value: unknown, reading: Reading, elsewhere: Elsewhere, of = '', isOurs = true): unknown {
  if (typeof value === 'string')
    return unquoted(isReason(of) ? value.replaceAll(/"[^]*"/g, `"${MASK}"`) : value, reading.values);
  if (typeof value !== 'object' || value === null) return value;
  const below = (part: unknown, name: string) =>
    (typeof part === 'object' && part !== null ? elsewhere(part, name) : undefined) ??
    hide(part, reading, isEntered(name) ? asItIs : elsewhere, name, isOurs && !isEntered(name));
  if (Array.isArray(value)) return value.map((each) => below(each, of));
  const parts = Object.entries(value).flatMap(([name, part]) => {
    if (goesWithMessage(name, value as Value, reading.data)) return [];
    if (name === 'text' && isOurs && ownSentences.has(of)) return [[name, below(part, 'detail')]];
    if (part !== null && isHidden(name, part, value as Value, reading.data)) return [[name, MASK]];
    return [[name, isToldByCode(name, value as Value) && isTold(part) ? bare(part) : below(part, name)]];
  });
  return Object.fromEntries(parts);
}

/** The same as the message beside it, by code: its values are what the message quotes. */
const isToldByCode = (name: string, parent: Value) => name === 'said' && 'message' in parent;

/** Which sentence it is, without anything that it holds: what a message quotes stands in quotation marks, a value does not. */
function bare(told: unknown): unknown {
  if (!isTold(told)) return MASK;
  const { code, values } = told;
  if (!isRecord(values)) return { code };
  return { code, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, bare(value)])) };
}

function isTold(value: unknown): value is Value {
  return isRecord(value) && typeof value['code'] === 'string' && /^[A-Z_]+$/.test(value['code']);
}

/** What a hidden message says is not told by code either. */
export function goesWithMessage(name: string, parent: Value, data: PersonalData): boolean {
  return isToldByCode(name, parent) && isHidden('message', parent['message'], parent, data);
}

/** Why something failed, in words that may quote what was given. */
const isReason = (name: string) => name === 'detail' || name === 'message';
const isEntered = (name: string) => ['attributes', 'variables', 'data', 'ext'].includes(name);

export function isHidden(name: string, part: unknown, parent: Value, data: PersonalData): boolean {
  // The payload of a sender has names of its own; a fault tells the value that was seen.
  if (isPersonal(name, parent, data) || name === 'payload') return true;
  if (name === 'value') return 'path' in parent && 'code' in parent;
  if (typeof part !== 'string') return false;
  if (name === 'message') return 'element' in parent;
  if (name === 'reason') return !/^[a-z0-9-]*$/.test(part);
  // A mail has a subject and a text; whoever is signed in is a subject, too.
  if (name === 'subject') return 'text' in parent;
  return freeTexts.has(name);
}

export function isPersonal(name: string, parent: Value, { attributes, fields }: PersonalData): boolean {
  if (attributes.has(name)) return true;
  if (name === 'externalTag') return fields.has(name);
  return fields.has('name') && isNameOfWork(name, parent);
}

/** Queues and statuses have names as well: whose it is stands beside it, or that it was changed. */
function isNameOfWork(name: string, parent: Value): boolean {
  const isRenamed = 'name' in parent && ('from' in parent || Array.isArray(parent['attributes']));
  if (name === 'from') return isRenamed;
  return name === 'name' && (isRenamed || ['reference', 'externalId', 'captureId'].some((key) => key in parent));
}

/** What people, or systems of others, wrote: it may hold anything. */
const freeTexts: ReadonlySet<string> = new Set(['text', 'note', 'comment', 'subject']);

/** Lists of sentences that the product says itself, as why an agent is offered nothing: they quote, and are no free texts. */
const ownSentences: ReadonlySet<string> = new Set(['figures', 'asks', 'noted', 'decided']);

/** Shorter ones stand everywhere by chance. */
export const LEAST_LENGTH = 4;

export function readingOf(value: unknown, data: PersonalData): Reading {
  const found = new Set<string>();
  collect(value, data, false, found);
  // The longest first: one may hold another.
  return { data, values: [...found].toSorted((a, b) => b.length - a.length) };
}

function collect(value: unknown, data: PersonalData, isHidden: boolean, found: Set<string>): void {
  if (isHidden && (typeof value === 'string' || typeof value === 'number')) {
    const text = String(value);
    if (text.length < LEAST_LENGTH) return;
    for (const form of [text, inUrl(text), JSON.stringify(text).slice(1, -1)]) found.add(form);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value))
    collect(part, data, isHidden || isPersonal(name, value as Value, data), found);
}

/** A text that breaks off within a character stands in no URL. */
function inUrl(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text : encodeURIComponent(text);
}

export function unquoted(text: string, values: readonly string[], mark = MASK): string {
  return values.reduce((rest, value) => rest.replaceAll(value, mark), text);
}

function isRecord(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

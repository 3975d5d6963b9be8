import { z } from 'zod';
import { ItemListQuery } from '../../../api/contract/item-list';
import { documentJsonSchemas } from '../../../api/config/document-schemas';
import { type LintRule, lintTexts } from '../../../domain/bpmn/lint-texts';
import { type MigrationRule, migrationTexts } from '../../../domain/bpmn/migration-texts';
import { compileAttributes } from '../../../domain/classify/attributes';
import { decisionOutputs } from '../../../domain/config/decision';
import { faultCodes } from '../../../domain/config/fault-code';
import { faultRules } from '../../../domain/config/fault-rule';
import { schemaProblems } from '../../../domain/config/schema-problems';
import { movedFields } from '../../../domain/dry-run/classified-as';
import { faultText } from '../../../web/src/pieces/fault-text';
import { inputText } from '../../../web/src/pieces/problem-text';
import { toldText } from '../../../web/src/pieces/told-text';
import { toldSubject } from '../../../web/src/pieces/told-subject';
import { faults } from '../../../web/src/text/de/faults';
import { fields as german } from '../../../web/src/text/de/fields';
import { fields as english } from '../../../web/src/text/en/fields';
import { startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('de'));

/**
 * Every field of every kind of document, every choice that one gives in our own words, and every hint; what tables decide, drafts
 * move and the list of tasks is asked by.
 */
const told = [...decisionOutputs, ...movedFields, 'priorityAtActivation', ...Object.keys(ItemListQuery.shape)];
const found = { fields: new Set<string>(told), hints: new Set<string>() };
function look(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties, 'x-hint': hint, 'x-label': label, description } = schema as Record<string, unknown>;
  if (typeof hint === 'string') found.hints.add(hint);
  else if (typeof description === 'string') found.hints.add(`unnamed: ${description}`);
  if (typeof label === 'string') found.fields.add(label);
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'properties') Object.keys(properties as object).forEach((each) => found.fields.add(each));
    if (name === 'properties') Object.values(properties as object).forEach(look);
    else look(value);
  }
}
look(Object.values(documentJsonSchemas()));

test.each([
  ['English', english],
  ['German', german],
])('in %s every field of every kind of document has a title, and every hint its words', (_language, texts) => {
  expect(Object.keys(texts.field).toSorted()).toEqual([...found.fields].toSorted());
  expect(Object.keys(texts.fieldHint).toSorted()).toEqual([...found.hints].toSorted());
});

test('every fault that the server tells and every rule of a model has a sentence, and there is none for another', () => {
  const all = [...faultCodes, ...faultRules, ...Object.keys(lintTexts), ...Object.keys(migrationTexts)];
  expect(Object.keys(faults.fault).toSorted()).toEqual(all.toSorted());
  expect(new Set(all).size).toBe(all.length);
});

const asked = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

const sentences = { ...lintTexts, ...migrationTexts };
test.each(Object.keys(sentences) as (LintRule | MigrationRule)[])(
  'the sentence of %s holds nothing that the rule does not tell',
  (rule) => {
    const known = asked(sentences[rule]);
    for (const name of asked(faults.fault[rule])) expect(known).toContain(name);
  },
);

const schema = z.strictObject({
  count: z.int().min(2).max(5),
  name: z.string().min(1).max(3),
  names: z.array(z.string()).min(1).max(1),
  at: z.iso.datetime(),
  kind: z.enum(['a', 'b']),
});
const sound = { count: 3, name: 'abc', names: ['a'], at: '2026-11-27T09:00:00Z', kind: 'a' };

test.each([
  [{ count: '3' }, 'Count ist von einem anderen Typ.'],
  [{ count: 2.5 }, 'Count ist keine ganze Zahl.'],
  [{ count: 6 }, 'Count ist zu groß: höchstens 5.'],
  [{ count: 1 }, 'Count ist zu klein: mindestens 2.'],
  [{ name: 'abcd' }, 'Name ist zu lang: höchstens 3 Zeichen.'],
  [{ name: '' }, 'Name ist zu kurz: mindestens 1 Zeichen.'],
  [{ names: ['a', 'b'] }, 'Names hat zu viele Einträge: höchstens 1.'],
  [{ at: 'soon' }, 'Zeitpunkt ist kein Zeitpunkt.'],
  [{ kind: 'c' }, 'Art gehört nicht zu dem, was erlaubt ist.'],
  [{ more: 1 }, 'More ist hier nicht bekannt.'],
])('%j is refused in German: %s', (wrong, text) => {
  const input = { ...sound, ...wrong };
  const parsed = schema.safeParse(input, { reportInput: true });
  expect(parsed.success ? [] : schemaProblems(parsed.error, input).map(inputText)).toEqual([text]);
});

test.each([
  [{ Amount: 11 }, 'ist zu groß: höchstens 10'],
  [{ Amount: 'x' }, 'ist von einem anderen Typ'],
  [{ Amount: 1, Code: 'abcd' }, 'ist zu lang: höchstens 3 Zeichen'],
  [{ Amount: 1, Code: 'Ä' }, 'hat eine andere Form'],
])('attributes %j are refused in German: %s', (attributes, text) => {
  const properties = {
    Amount: { type: 'number', maximum: 10 },
    Code: { type: 'string', maxLength: 3, pattern: '^[a-z]*$' },
  };
  const check = compileAttributes({ type: 'object', properties, required: ['Amount'] });
  expect(check(attributes).map(faultText)).toEqual([text]);
});

test('a fault of a later server is told as it came', () => {
  expect(faultText({ message: 'is odd', code: 'ODD', rule: 'ODD_AT_ALL' })).toBe('is odd');
});

test.each([
  [
    { event: 'message-discarded', key: null },
    'The case that waited for it has ended',
    /^Der Fall, der auf sie wartete.*kam\.$/,
  ],
  [{ event: 'message-discarded', key: '7' }, 'The case that waited for it has ended', /\(Schlüssel 7\)\.$/],
  [{ event: 'case-not-started', why: { code: 'NO_SUCH_TYPE' } }, 'no', /^diesen Falltyp gibt es nicht$/],
  [{ event: 'case-not-started', why: { code: 'UNFIT', values: { paths: 'attributes.a' } } }, 'no', /attributes\.a$/],
  [{ event: 'case-not-started', why: { code: 'CASE_FULL' } }, 'full', /Fall/],
  [{ event: 'case-not-started', why: { code: 'OF_A_LATER_SERVER' } }, 'odd', /^odd$/],
  [{ event: 'case-not-started' }, 'there is no such type', /^there is no such type$/],
  [{ event: 'escalated' }, 'Bitte ansehen', /^Bitte ansehen$/],
])('below its heading a notification of %j says in German why, as far as it is known by code', (given, text, shown) => {
  expect(toldText({ text, data: given })).toMatch(shown);
});

const data = { event: 'escalated', reference: 'CLM-7' };
const alert = { event: 'alert-opened', rule: 'rush', queue: 'claims' };
test.each([
  ['event', 'CLM-7: escalated', data, 'CLM-7: eskaliert'],
  ['event', 'Bitte ansehen', data, 'Bitte ansehen'],
  [
    'event',
    'A message paid was discarded',
    { event: 'message-discarded', name: 'paid' },
    'Eine Nachricht paid wurde verworfen',
  ],
  [
    'event',
    'No case of type claim was started',
    { event: 'case-not-started', type: 'claim' },
    'Kein Fall des Typs claim wurde gestartet',
  ],
  [
    'event',
    'C-1: 75% of its time in review',
    { event: 'at-risk', reference: 'C-1', at: '75%', element: 'review' },
    'C-1: 75% der Zeit in review',
  ],
  [
    'alert',
    'claims: 4 waiting, more than 3',
    { ...alert, figure: 'backlog', value: 4, limit: 3 },
    'Schäden: 4 warten, mehr als 3',
  ],
  [
    'alert',
    'claims: 2 due within 1 h',
    { ...alert, figure: 'sla-at-risk', value: 2, limit: 1, within: 'PT1H' },
    expect.stringMatching(/^Schäden: 2 fällig innerhalb von 1/),
  ],
  ['alert', 'Zu viel', { ...alert, figure: 'backlog', value: 4, limit: 3 }, 'Zu viel'],
] as const)(
  'a notification of an %s, %s, is headed in German where its rule says nothing of its own',
  (kind, subject, given, text) => {
    expect(
      toldSubject({ kind, subject, data: given, names: { rule: null, about: 'Schäden', acknowledgedBy: null } }),
    ).toEqual(text);
  },
);

test('what an element of a model names in vain is told by the name of the element and what is missing', () => {
  const fault = { message: 'names the worktype "odd", which does not exist', value: 'odd', code: 'UNKNOWN_REFERENCE' };
  const path = 'documents[0].bpmn.approve';
  const values = { of: 'worktype', element: 'Schaden freigeben' };
  expect(inputText({ ...fault, path, values })).toBe(
    'Schaden freigeben: In diesem Bereich gibt es für Vorgangstyp kein „odd“.',
  );
  const plan = { ...fault, path: 'documents[0].routing.plan', values: { of: 'routing-plan' } };
  expect(inputText(plan)).toBe('In diesem Bereich gibt es für Verteilplan kein „odd“.');
  const skill = { path, message: '', code: 'UNKNOWN_SKILL', value: 'Odd', values: { ...values, of: 'skill' } };
  expect(inputText(skill)).toBe('Schaden freigeben nennt die Fähigkeit „Odd“, die es nicht gibt.');
});

test('the refusal of a sort names it in German, and says what may be sorted by', () => {
  const found = ItemListQuery.safeParse({ sort: 'nope' });
  const [fault] = found.success ? [] : schemaProblems(found.error, { sort: 'nope' });
  expect(fault).toMatchObject({ path: 'sort', code: 'NOT_ALLOWED', value: 'nope' });
  expect(fault?.allowed).toEqual(
    expect.arrayContaining(['createdAt', '-dueAt', expect.stringContaining('attribute:')]),
  );
  expect(inputText(fault ?? { path: '', message: '' })).toMatch(/^Sortierung /);
  const tooMany = { path: 'sort', message: '', code: 'TOO_MANY_ITEMS', rule: 'SORTS_FEWER', allowed: 10_000 };
  expect(inputText(tooMany)).toMatch(/^Sortierung ordnet nach dieser Spalte höchstens/);
});

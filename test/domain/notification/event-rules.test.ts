import fc from 'fast-check';
import { cutOffInAll } from '../../../db/cut-off';
import { type EventRuleDocument, eventRules, ruleEvents } from '../../../domain/config/event-rule';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import type { ItemEvent } from '../../../domain/item/event';
import { applyEventRules, compileEventRules, eventRulesIn } from '../../../domain/notification/event-rules';
import { rawExample } from '../examples';
import { NOON, sampleItem } from '../item/sample-item';

const ana = { kind: 'agent', id: 'ana' } as const;
const event = (type: ItemEvent['type'], data: Record<string, unknown> = {}): ItemEvent => ({ type, data });
const unbounded = <T>(work: () => T) => ({ value: work() });
const newId = () => 'a-case';
const rulesOf = (rules: unknown) => compileEventRules(eventRules.parse(rules));
const told = (rules: unknown, events: readonly ItemEvent[], state = sampleItem()) =>
  applyEventRules(rulesOf(rules), { state, events, actor: ana }, NOON, unbounded, newId);

/** Rules whose conditions are known to hold or not, whatever the item. */
const conditions = [
  { when: undefined, holds: true },
  { when: 'attributes.Claim_Value >= 100000', holds: true },
  { when: 'attributes.Claim_Value > 100000', holds: false },
  { when: 'attributes.Missing > 1', holds: false },
  { when: 'event.type = "cancelled" or true', holds: true },
] as const;
const someRules = fc.array(
  fc.record({
    events: fc.uniqueArray(fc.constantFrom(...ruleEvents), { minLength: 1, maxLength: 4 }),
    condition: fc.constantFrom(...conditions),
    webhooks: fc.array(fc.constantFrom('one', 'two'), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 5 },
);
const someEvents = fc.array(fc.constantFrom(...ruleEvents), { maxLength: 5 });

test('each action of each rule that applies is done once for each event, and nothing else is', () => {
  fc.assert(
    fc.property(someRules, someEvents, (rules, types) => {
      const documents = rules.map(({ events, condition, webhooks }) => ({
        events,
        ...(condition.when === undefined ? {} : { when: condition.when }),
        actions: webhooks.map((webhook) => ({ webhook })),
      }));
      const { notifications, told: failures } = told(
        documents,
        types.map((type) => event(type)),
      );
      const expected = types.flatMap((type) =>
        rules
          .filter(({ events, condition }) => events.includes(type) && condition.holds)
          .flatMap(({ webhooks }) => webhooks.map((webhook) => [type, webhook])),
      );
      expect(notifications.map(({ data, webhooks }) => [data['event'], ...webhooks])).toEqual(expected);
      expect(failures).toEqual([]);
      expect(new Set(notifications.map(({ cause }) => cause)).size).toBe(notifications.length);
    }),
  );
});

test('no text is cut between the halves of a character, for no database would take it', () => {
  const notify = { supervisors: true, subject: '{attributes.Long}'.repeat(2), text: '{attributes.Long}'.repeat(60) };
  for (const length of [199, 200, 299, 300]) {
    const state = sampleItem({ attributes: { Long: 'a'.repeat(length) + '😀'.repeat(200) } });
    const { notifications } = told([{ events: ['completed'], actions: [{ notify }] }], [event('completed')], state);
    for (const { subject, text } of notifications) expect(`${subject}${text}`).not.toMatch(/\p{Surrogate}/u);
    expect(notifications).toHaveLength(1);
  }
});

test('conditions that take too long fail, and so do those behind them, and nothing else', () => {
  const lists = Array.from({ length: 60 }, () => Array.from({ length: 500 }, () => 1));
  const slow = 'count(flatten(attributes.Lists)[count(flatten(attributes.Lists)) > 0]) > 0';
  const rules = rulesOf(
    [slow, undefined, 'true'].map((when) => ({ events: ['updated'], when, actions: [{ webhook: 'duty' }] })),
  );
  const state = sampleItem({ attributes: { Lists: lists } });
  const happened = { state, events: [event('updated')], actor: ana };
  const { notifications, told: failures } = applyEventRules(rules, happened, NOON, cutOffInAll(1), newId);
  const code = 'CONDITION_TOO_SLOW';
  expect(failures.map(({ data }) => data)).toEqual([0, 2].map((rule) => ({ rule, event: 'updated', code })));
  expect(notifications).toHaveLength(1);
});

test('the same commit means the same causes, another version others', () => {
  const rules = [{ events: ['completed'], actions: [{ webhook: 'duty' }] }];
  const causes = (version: number) =>
    told(rules, [event('completed')], { ...sampleItem(), version }).notifications.map(({ cause }) => cause);
  expect(causes(4)).toEqual(causes(4));
  expect(causes(4)).not.toEqual(causes(5));
});

test.each([
  ['attributes.Claim_Value', 'NOT_A_BOOLEAN'],
  ['"yes"', 'NOT_A_BOOLEAN'],
  ['count(for i in 1..1000000000 return attributes) > 0', 'CONDITION_FAILED'],
])('a rule whose condition gives %s fails with a code, and the others act', (when, code) => {
  const rules = [
    { events: ['completed'], when, actions: [{ webhook: 'one' }] },
    { events: ['completed'], actions: [{ webhook: 'two' }] },
  ];
  const { notifications, told: failures } = told(rules, [event('completed')]);
  expect(notifications.map(({ webhooks }) => webhooks)).toEqual([['two']]);
  expect(failures).toEqual([{ type: 'rule-failed', data: { rule: 0, event: 'completed', code } }]);
});

test('a condition of an older release that is not understood any more fails where it is asked', () => {
  const rules = eventRulesIn({ eventRules: [{ events: ['noted'], when: 'gone > 1', actions: [{ webhook: 'one' }] }] });
  const noted = { state: sampleItem(), events: [event('noted')], actor: ana };
  const { told: failures } = applyEventRules(rules, noted, NOON, unbounded, newId);
  expect(failures).toMatchObject([{ data: { code: 'CONDITION_FAILED' } }]);
});

test('a case is asked for with what expressions read of the item and the event, and what has no value is left out', () => {
  const startCase = {
    type: 'recourse',
    name: '"Recourse of " + reference',
    attributes: { value: 'attributes.Claim_Value * 2', because: 'event.type', none: 'attributes.Missing' },
  };
  const rules = [{ events: ['completed'], actions: [{ startCase }, { startCase: { type: 'other' } }] }];
  const { cases, told: entries } = told(rules, [event('noted'), event('completed')]);
  const item = sampleItem();
  expect(cases).toEqual([
    {
      caseId: 'a-case',
      cause: `item/${item.id}/${item.life}/${item.version}/1/0/0`,
      division: 'claims',
      type: 'recourse',
      item: { id: item.id, reference: item.reference, externalId: item.externalId, worktype: item.worktype },
      itemAttributes: item.attributes,
      name: 'Recourse of CLM-000001',
      variables: { value: 200_000, because: 'completed' },
    },
    expect.objectContaining({ type: 'other', name: null, variables: null, cause: expect.stringMatching(/1\/0\/1$/) }),
  ]);
  expect(entries).toMatchObject([
    { type: 'case-asked', data: { type: 'recourse', case: 'a-case', rule: 0, event: 'completed' } },
    { type: 'case-asked', data: { type: 'other' } },
  ]);
});

test('a case whose expressions meet their limits is not asked for, and the history tells why', () => {
  const attributes = { much: 'for i in 1..1000000000 return attributes' };
  const rules = [{ events: ['completed'], actions: [{ startCase: { type: 'x', attributes } }, { webhook: 'one' }] }];
  const { cases, notifications, told: entries } = told(rules, [event('completed')]);
  expect(cases).toEqual([]);
  expect(notifications).toHaveLength(1);
  expect(entries).toEqual([{ type: 'rule-failed', data: { rule: 0, event: 'completed', code: 'EXPRESSION_FAILED' } }]);
});

test('it is told to those named, and to whom it concerns', () => {
  const notify = { agents: ['ben'], groups: ['night'], supervisors: true, holder: true, mail: true };
  const [first] = told(
    [{ events: ['accepted'], actions: [{ notify }] }],
    [event('accepted', { agent: 'ana' })],
  ).notifications;
  const recipients = ['agent/ben', 'agent/ana', 'group/claims/night', 'supervisors/claims'];
  expect(first).toMatchObject({ recipients, mailTo: recipients, subject: 'CLM-000001: accepted', webhooks: [] });
});

test('one that concerns nobody is told to nobody', () => {
  const rules = [{ events: ['queued'], actions: [{ notify: { holder: true } }] }];
  expect(told(rules, [event('queued')]).notifications).toEqual([]);
});

test('a subject is one line of plain text, whatever the values are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
      const attributes = { Case_ID: value };
      const notify = { supervisors: true, subject: '{reference} {attributes.Case_ID} {attributes.toString}' };
      const [first] = told([{ events: ['noted'], actions: [{ notify }] }], [event('noted')], {
        ...sampleItem(),
        attributes,
      }).notifications;
      expect(first?.subject).toMatch(/^CLM-000001/);
      expect(first?.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(first?.subject.length).toBeLessThanOrEqual(300);
    }),
  );
});

test('what is told is cut where it is too long, and never in the middle of a sign', () => {
  const halved = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;
  fc.assert(
    fc.property(fc.nat(400), fc.nat(120), (before, places) => {
      const attributes = { Case_ID: `${'a'.repeat(before)}${'😀'.repeat(200)}` };
      const subject = '{attributes.Case_ID}{attributes.Case_ID}';
      const notify = { supervisors: true, subject, text: '{attributes.Case_ID}'.repeat(places + 1) };
      const [first] = told([{ events: ['noted'], actions: [{ notify }] }], [event('noted')], {
        ...sampleItem(),
        attributes,
      }).notifications;
      expect(`${first?.subject} ${first?.text}`).not.toMatch(halved);
      expect(first?.subject.length).toBeLessThanOrEqual(300);
      expect(first?.text.length).toBeLessThanOrEqual(10_000);
    }),
  );
});

/** Problems of the example with these rules. */
function problems(rules: readonly Partial<Record<keyof EventRuleDocument, unknown>>[]) {
  const raw = structuredClone(rawExample('claims')) as Record<string, unknown>[];
  const index = raw.findIndex(({ kind }) => kind === 'worktype');
  raw[index] = { ...raw[index], eventRules: rules };
  const parsed = parseDocuments(raw);
  const found = parsed.ok ? checkReferences(parsed.documents, []) : parsed.errors;
  return found.map(({ path, code, value }) => ({
    path: path.replace(`documents[${index}].eventRules[0].`, ''),
    code,
    value,
  }));
}

test.each<[string, object, string, string]>([
  ['a condition that is no FEEL', { when: 'attributes.' }, 'when', 'INVALID_EXPRESSION'],
  ['a condition without end', { when: 'count(for i in 1..1000000000 return i) > 0' }, 'when', 'INVALID_EXPRESSION'],
  ['a name that conditions do not know', { when: 'colour = "red"' }, 'when', 'UNKNOWN_NAME'],
  [
    'an unknown case type',
    { actions: [{ startCase: { type: 'complaint' } }] },
    'actions[0].startCase.type',
    'UNKNOWN_REFERENCE',
  ],
  [
    'an attribute of a case that is no FEEL',
    { actions: [{ startCase: { type: 'complaint', attributes: { value: 'colour' } } }] },
    'actions[0].startCase.attributes.value',
    'UNKNOWN_NAME',
  ],
  ['an unknown webhook', { actions: [{ webhook: 'nobody' }] }, 'actions[0].webhook', 'UNKNOWN_REFERENCE'],
  [
    'an unknown agent',
    { actions: [{ notify: { agents: ['zoe'] } }] },
    'actions[0].notify.agents[0]',
    'UNKNOWN_REFERENCE',
  ],
  [
    'an unknown group',
    { actions: [{ notify: { groups: ['zoe'] } }] },
    'actions[0].notify.groups[0]',
    'UNKNOWN_REFERENCE',
  ],
  [
    'a text with an unknown name',
    { actions: [{ notify: { holder: true, text: '{colour}' } }] },
    'actions[0].notify.text',
    'UNKNOWN_NAME',
  ],
  ['nobody who is told', { actions: [{ notify: {} }] }, 'actions[0].notify', 'REQUIRED'],
  [
    'two things in one action',
    { actions: [{ webhook: 'supervisors', startCase: { type: 'x' } }] },
    'actions[0]',
    'REQUIRED',
  ],
  [
    'a mailbox that is none',
    { actions: [{ notify: { addresses: ['a@b\r\nBcc: c@d'] } }] },
    'actions[0].notify.addresses[0]',
    'INVALID_FORMAT',
  ],
  ['an event of routing', { events: ['offered'] }, 'events[0]', 'NOT_ALLOWED'],
])('%s is refused at its path', (_, rule, path, code) => {
  const base = { events: ['completed'], actions: [{ webhook: 'supervisors' }] };
  expect(problems([{ ...base, ...rule }])).toMatchObject([{ path, code }]);
});

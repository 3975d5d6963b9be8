import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify } from '../../../domain/classify/classify';
import { lookupsOf } from '../../../domain/classify/lookups-of';
import { lookupsToAsk, otherValues } from '../../../domain/classify/other-values';
import { lookupDocument } from '../../../domain/config/lookup';
import { worktypeDocument } from '../../../domain/config/worktype';
import { newItem } from '../../../domain/item/new-item';
import type { LookupAnswer, LookupResult } from '../../../domain/lookup/result';
import { exampleDocuments } from '../examples';
import { sampleIdentity } from '../item/sample-item';

const NOON = Date.UTC(2026, 10, 23, 12);
const spent = { steps: 0, made: 0 };
const lookup = (key: string, attributes: object, more: object = {}) =>
  lookupDocument.parse({
    kind: 'lookup',
    key,
    division: 'claims',
    url: `https://${key}.example/{Case_ID}`,
    attributes,
    ...more,
  });
const documents = exampleDocuments('claims').map((document) =>
  document.kind === 'worktype'
    ? worktypeDocument.parse({
        ...document,
        lookups: ['crm', 'risk'],
        attributes: { ...document.attributes, required: ['Case_ID', 'Claim_Value', 'Policy_Type'] },
      })
    : document,
);
const lookups = [
  lookup('crm', { Policy_Type: 'payload.type', Urgency_Score: 'payload.urgency' }),
  lookup('risk', { Urgency_Score: 'payload.score' }, { replaces: true }),
];
const catalogue = createCatalogue([...documents, ...lookups].map((document) => ({ document, version: 1 })));
const brings = (attributes: object): LookupAnswer => ({ ok: true, attributes: { ...attributes }, spent });
const fails: LookupAnswer = { ok: false, failure: { code: 'NO_ANSWER', detail: 'no answer within 500 ms' }, spent };

function claim(attributes: object, results: Record<string, LookupAnswer | null> = {}) {
  const given = { Case_ID: 'C-1', Claim_Value: 5, ...attributes };
  const answers = Object.entries(results).map(([key, answer]): LookupResult => ({ lookup: key, answer }));
  return classify(
    { source: 'crm', worktype: 'medical-claim', attributes: given, capturedAtMs: NOON, lookups: answers },
    catalogue,
  );
}

function attributesOf(result: ReturnType<typeof claim>) {
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const { Case_ID: _id, Claim_Value: _value, ...others } = result.value.attributes;
  return others;
}

test('what was given stands, but for one that replaces; of two that bring the same the first counts', () => {
  const both = { crm: brings({ Policy_Type: 'Family', Urgency_Score: 1 }), risk: brings({ Urgency_Score: 2 }) };
  expect(attributesOf(claim({}, both))).toEqual({ Policy_Type: 'Family', Urgency_Score: 1 });
  expect(attributesOf(claim({ Policy_Type: 'Group', Urgency_Score: 9 }, both))).toEqual({
    Policy_Type: 'Group',
    Urgency_Score: 2,
  });
});

test('an attribute that is asked for, and that a failed look-up would have brought, does not refuse the capture', () => {
  expect(claim({})).toMatchObject({ ok: false, errors: [{ path: 'attributes.Policy_Type', code: 'REQUIRED' }] });
  const item = claim({}, { crm: fails });
  expect(attributesOf(item)).toEqual({});
  expect(item).toMatchObject({
    value: { lookups: [{ lookup: 'crm', brought: [], failure: { code: 'NO_ANSWER' } }] },
  });
  expect(item.ok && item.value.notes[0]).toBe('look-up crm failed: no answer within 500 ms (NO_ANSWER)');
});

test('faults of the capture are refused whatever look-ups bring', () => {
  const result = claim({ Claim_Value: -1, Policy_Type: 'Group' }, { crm: brings({ Urgency_Score: 1 }) });
  expect(result).toMatchObject({ ok: false, errors: [{ path: 'attributes.Claim_Value' }] });
});

test('what mappings took counts for the budget of the item', () => {
  const expensive: LookupAnswer = {
    ok: true,
    attributes: { Policy_Type: 'Group' },
    spent: { steps: 600_000, made: 0 },
  };
  const result = claim({}, { crm: expensive });
  expect(result).toMatchObject({
    ok: true,
    value: { incidents: [{ code: 'TOTAL_BUDGET', decision: 'claim-routing' }] },
  });
});

test('questions of all look-ups of an item have one allowance, and what is left of it is for their answers', () => {
  const dear = ['a', 'b', 'c', 'd', 'e'].map((key) =>
    lookup(key, { Urgency_Score: 'payload.n' }, { when: 'sum(for n in 1..attributes.Claim_Value return n) > 0' }),
  );
  const asking = documents.map((document) =>
    document.kind === 'worktype' ? { ...document, lookups: dear.map(({ key }) => key) } : document,
  );
  const rules = createCatalogue([...asking, ...dear].map((document) => ({ document, version: 1 })));
  const attributes = { Case_ID: 'C-1', Claim_Value: 20_000 };
  const planned = lookupsOf({ source: 'crm', worktype: 'medical-claim', attributes, capturedAtMs: NOON }, rules);
  const outcomes = planned.map(({ posed }) => (posed.ok ? 'asked' : posed.failure.code));
  expect([outcomes[0], outcomes.at(-1)]).toEqual(['asked', 'CONDITION_FAILED']);
  const [{ allowance }] = planned as [(typeof planned)[number]];
  expect(new Set(planned.map((one) => one.allowance))).toEqual(new Set([allowance]));
  expect(planned.reduce((steps, one) => steps + one.spent.steps, 0)).toBe(allowance.spent.steps);
  expect(allowance.spent.steps).toBeLessThanOrEqual(600_000);
});

test('a value in an address is a value and nothing else; without one nothing is asked', () => {
  const questions = (id: unknown) =>
    lookupsOf(
      { source: 'crm', worktype: 'medical-claim', attributes: { Case_ID: id }, capturedAtMs: NOON },
      catalogue,
    ).map(({ posed }) => (posed.ok ? (posed.question?.url ?? null) : posed.failure.code));
  expect(questions('a/b?c#d')).toEqual(['https://crm.example/a%2Fb%3Fc%23d', 'https://risk.example/a%2Fb%3Fc%23d']);
  expect(questions('..')).toEqual(['INVALID_URL', 'INVALID_URL']);
  expect(questions('')).toEqual([null, null]);
  expect(questions({ a: 1 })).toEqual([null, null]);
});

test('look-ups are asked again where their question is another one, or where they failed and the rules are to run anew', () => {
  const result = claim({}, { crm: brings({ Policy_Type: 'Family' }), risk: fails });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const item = newItem(result.value, { ...sampleIdentity, createdMs: NOON });
  const asked = (change: object) =>
    lookupsToAsk(item, { reclassify: false, ...change }, catalogue).map(({ lookup: { document } }) => document.key);
  expect(asked({ attributes: { Claim_Value: 9 } })).toEqual([]);
  expect(asked({ attributes: { Case_ID: 'C-2' } })).toEqual(['crm', 'risk']);
  expect(asked({ reclassify: true })).toEqual(['risk']);
});

test('what somebody sets by hand stands over what a look-up had brought, also over one that replaces', () => {
  const result = claim({ Policy_Type: 'Group' }, { risk: brings({ Urgency_Score: 2 }) });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const item = newItem(result.value, { ...sampleIdentity, createdMs: NOON });
  const change = { attributes: { Urgency_Score: 7 }, reclassify: true };
  const set = otherValues(item, { kind: 'user', id: 'sue' }, change, catalogue);
  expect(set).toMatchObject({
    command: { classified: { attributes: { Urgency_Score: 7 }, lookups: [{ lookup: 'risk', brought: [] }] } },
  });
});

test('an answer that the schema refuses together with what was given, counts as failed', () => {
  const narrow = documents.map((document) =>
    document.kind === 'worktype'
      ? worktypeDocument.parse({ ...document, attributes: { ...document.attributes, required: [], maxProperties: 3 } })
      : document,
  );
  const few = createCatalogue([...narrow, ...lookups].map((document) => ({ document, version: 1 })));
  const result = classify(
    {
      source: 'crm',
      worktype: 'medical-claim',
      attributes: { Case_ID: 'C-1', Claim_Value: 5 },
      capturedAtMs: NOON,
      lookups: [{ lookup: 'crm', answer: brings({ Policy_Type: 'Family', Urgency_Score: 1 }) }],
    },
    few,
  );
  expect(result).toMatchObject({
    ok: true,
    value: {
      attributes: { Case_ID: 'C-1', Claim_Value: 5 },
      lookups: [{ lookup: 'crm', brought: [], failure: { code: 'REFUSED_ANSWER' } }],
    },
  });
});

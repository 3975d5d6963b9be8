import fc from 'fast-check';
import { type Hidden, MASK, masked } from '../../../domain/personal/mask';
import type { PersonalData } from '../../../domain/personal/personal-data';

const CANARY = 'Qx7vErikaZw9';
const personal: PersonalData = { attributes: new Set(['customer', 'phone']), fields: new Set(['name', 'externalTag']) };
const hidden: Hidden = { of: (division) => (division === 'open' ? null : personal), elsewhere: personal };
const item = (division: string, attributes: object) => ({
  id: 'i1',
  division,
  reference: 'CLM-1',
  externalId: 'x',
  name: 'Erika Mustermann',
  externalTag: 'tag of hers',
  status: { key: 'new', name: 'New' },
  attributes,
});

test('attributes are masked by name at any depth, with the fields that are declared; all else stays', () => {
  expect(masked(item('claims', { customer: { id: 7 }, amount: 5, all: [{ phone: '0123' }] }), hidden)).toEqual({
    ...item('claims', { customer: MASK, amount: 5, all: [{ phone: MASK }] }),
    name: MASK,
    externalTag: MASK,
  });
});

test('what lies where the reader sees everything is as it was, beside what does not', () => {
  const seen = item('open', { customer: CANARY });
  expect(masked({ items: [seen, item('claims', { customer: CANARY })] }, hidden)).toMatchObject({
    items: [seen, { attributes: { customer: MASK } }],
  });
});

test('an attribute that is called division opens nothing', () => {
  const tricky = item('claims', { division: 'open', customer: CANARY, more: { division: 'open', phone: CANARY } });
  expect(JSON.stringify(masked(tricky, hidden))).not.toContain(CANARY);
  const told = {
    events: [{ data: { division: 'open', customer: CANARY } }],
    variables: { a: { division: 'open', phone: CANARY } },
  };
  expect(JSON.stringify(masked(told, hidden))).not.toContain(CANARY);
});

test('a value is masked wherever else it is quoted: in addresses, messages and texts', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), fc.string(), (value, around) => {
      const person = `${CANARY}${value}`;
      const body = {
        ...item('claims', { customer: person }),
        screenPop: `https://crm.example/${encodeURIComponent(person)}?${around}`,
        notes: [`rule 4 found ${around}${person}${around}`],
        shown: JSON.stringify({ person }),
      };
      expect(JSON.stringify(masked(body, hidden))).not.toContain(CANARY);
    }),
  );
});

test('free texts, payloads and values of faults are masked, codes are not', () => {
  const told = {
    division: 'claims',
    payload: { kunde: CANARY },
    reason: 'rona',
    note: CANARY,
    errors: [{ path: 'kunde', code: 'INVALID', message: `"${CANARY}" is no number`, value: CANARY, allowed: 'number' }],
    incidents: [{ element: 'pay', code: 'NO_ACCOUNT', message: `no account of ${CANARY}` }],
  };
  const seen = masked(told, hidden);
  expect(JSON.stringify(seen)).not.toContain(CANARY);
  expect(seen).toMatchObject({ reason: 'rona', errors: [{ path: 'kunde', allowed: 'number' }] });
});

test('what the product says itself of items and agents is told, but for what it quotes; what was entered is no such sentence', () => {
  const said = (quoted: string) => ({
    division: 'claims',
    attributes: { customer: CANARY, figures: [{ text: CANARY }] },
    candidates: [{ figures: [{ code: 'NO_ROOM', values: { used: 2 }, text: '2 of 2 in use' }] }],
    rings: [{ asks: [{ text: 'Adjuster >= 3' }], noted: { code: 'RING_SKIPPED', text: `skipped for ${quoted}` } }],
    decided: [{ text: `segment "${quoted}"` }],
  });
  expect(masked(said(CANARY), hidden)).toEqual({
    ...said(MASK),
    attributes: { customer: MASK, figures: [{ text: MASK }] },
  });
});

test('names that an item or case has had are masked where its history or the audit tells that they were changed', () => {
  const about = { division: 'claims', reference: 'CLM-1', name: 'Erika Mustermann', attributes: {} };
  const events = [
    { type: 'updated', data: { attributes: [], name: 'Bo' } },
    { type: 'renamed', data: { name: 'Bea', from: 'Bo' } },
    { type: 'status-changed', data: { status: 'new', from: 'old' } },
    { type: 'participant-added', data: { agent: 'ana', name: null, role: 'owner' } },
  ];
  expect(masked({ events }, hidden, about)).toEqual({
    events: [
      { type: 'updated', data: { attributes: [], name: MASK } },
      { type: 'renamed', data: { name: MASK, from: MASK } },
      ...events.slice(2),
    ],
  });
});

test('an answer that says nothing of where it lies is masked by what it is about', () => {
  const about = { division: 'claims', reference: 'CLM-1', name: null, attributes: { customer: CANARY } };
  expect(masked({ waits: [{ key: `order of ${CANARY}` }] }, hidden, about)).toEqual({
    waits: [{ key: `order of ${MASK}` }],
  });
  const events = { events: [{ data: { customer: { from: 'a', to: 'b' } } }] };
  expect(masked(events, hidden, about)).toEqual({ events: [{ data: { customer: MASK } }] });
  expect(masked(events, hidden, { ...about, division: 'open' })).toEqual(events);
});

test('what an answer lists beside what it is about is masked as is right where that lies', () => {
  const about = { division: 'open', reference: 'CLM-1', name: null, attributes: {} };
  const interactions = [
    { division: 'open', text: 'own' },
    { division: 'claims', text: `said by ${CANARY}`, data: { division: 'open' } },
  ];
  expect(masked({ interactions }, hidden, about)).toEqual({
    interactions: [interactions[0], { division: 'claims', text: MASK, data: { division: 'open' } }],
  });
  const events = [{ note: 'of claims', data: { division: 'open', note: CANARY } }];
  expect(masked({ events }, hidden, { ...about, division: 'claims' })).toEqual({
    events: [{ note: MASK, data: { division: 'open', note: MASK } }],
  });
});

test('whatever the shape of an answer, no value of a personal attribute is left in it', () => {
  const names = fc.constantFrom('customer', 'phone');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(1, null, 'plain', `quotes ${CANARY}`),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'attributes', 'data', 'items'), tie('tree'), { maxKeys: 3 }),
      fc.tuple(names, tie('tree')).map(([name, below]) => ({ [name]: [CANARY, below] })),
    ),
  }));
  fc.assert(
    fc.property(tree, (body) => {
      // At least once by name, so that what quotes it is known.
      const seen = masked({ customer: CANARY, body }, hidden);
      expect(JSON.stringify(seen)).not.toContain(CANARY);
    }),
  );
});

test('what an incident says by code is hidden with its message, and holds nothing where only what is quoted is hidden', () => {
  const why = { code: 'NEITHER_TRUE_NOR_FALSE', values: { expression: 'kunde', seen: `"${CANARY}"`, count: 4711 } };
  const said = { code: 'OF_FLOW', values: { flow: 'Flow_1', why } };
  const message = `flow Flow_1: kunde: neither true nor false, but "${CANARY}"`;
  const told = {
    incidents: [{ element: 'pay', code: 'EXPRESSION', message, said }],
    events: [{ type: 'incident', element: 'pay', data: { scope: 1, code: 'EXPRESSION', message, said } }],
  };
  const seen = masked(told, hidden);
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${CANARY}|4711`));
  const held = { code: why.code, values: { expression: MASK, seen: MASK, count: MASK } };
  expect(seen).toMatchObject({
    incidents: [{ element: 'pay', code: 'EXPRESSION', message: MASK }],
    events: [{ data: { said: { code: 'OF_FLOW', values: { flow: MASK, why: held } } } }],
  });
  expect(JSON.stringify((seen as typeof told).incidents)).not.toContain('said');
});

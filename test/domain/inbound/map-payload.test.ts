import fc from 'fast-check';
import { evaluate } from 'feelin';
import { inboundMapping } from '../../../domain/config/mapping';
import { parseDocuments } from '../../../domain/config/parse';
import { columnsAt, compileMapping, mappingOfColumns } from '../../../domain/inbound/compile-mapping';
import { mapPayload } from '../../../domain/inbound/map-payload';
import { plainValue } from '../../../domain/inbound/plain-value';
import { fieldsOfVerb } from '../../../domain/inbound/verbs';
import { valueOf } from '../feel/value-of';

const nowMs = Date.parse('2026-11-23T12:00:00Z');

function mappingOf(document: object) {
  const compiled = compileMapping(inboundMapping.parse(document));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.mapping;
}
const map = (document: object, payload: unknown) => mapPayload(mappingOf(document), payload, nowMs);

/** As a shop would tell of its orders. */
const shop = {
  verb: 'if payload.type = "order.cancelled" then "cancel" else if payload.type = "order.paid" then "capture" else "ignore"',
  externalId: 'payload.order.number',
  name: '"Order " + string(payload.order.number)',
  dueAt: 'date and time(payload.order.paid) + duration("PT2H")',
  priority: 'if payload.order.total > 1000 then 700 else null',
  reason: 'payload.why',
  attributes: {
    Total: 'payload.order.total',
    First: 'payload.order.lines[1].article',
    Articles: 'payload.order.lines.article',
    Customer: 'get value(payload.order, "customer-name")',
  },
};
const order = {
  number: 4711,
  paid: '2026-11-23T10:00:00Z',
  total: 1200,
  lines: [{ article: 'chair' }, { article: 'desk' }],
  'customer-name': 'Ada',
};

test('a payload becomes the body of the verb that the mapping chooses, with the fields that the verb knows', () => {
  expect(map(shop, { type: 'order.paid', order, why: 'x' })).toEqual({
    ok: true,
    command: {
      verb: 'capture',
      externalId: '4711',
      body: {
        externalId: '4711',
        name: 'Order 4711',
        dueAt: '2026-11-23T12:00:00Z',
        priority: 700,
        attributes: { Total: 1200, First: 'chair', Articles: ['chair', 'desk'], Customer: 'Ada' },
      },
    },
  });
  expect(map(shop, { type: 'order.cancelled', order, why: 'sold out' })).toEqual({
    ok: true,
    command: { verb: 'cancel', externalId: '4711', body: { reason: 'sold out' } },
  });
  expect(map(shop, { type: 'order.viewed' })).toEqual({ ok: true, command: { verb: 'ignore' } });
});

test('what an expression leaves open is left out', () => {
  const { name: _, ...rest } = shop;
  expect(map(rest, { type: 'order.paid', order: { number: 'A-1' } })).toEqual({
    ok: true,
    command: { verb: 'capture', externalId: 'A-1', body: { externalId: 'A-1' } },
  });
});

test.each<[string, object, unknown, object]>([
  ['no external ID', { externalId: 'payload.id' }, {}, { path: 'externalId', code: 'REQUIRED', value: null }],
  ['an empty one', { externalId: 'payload.id' }, { id: '' }, { path: 'externalId', code: 'REQUIRED' }],
  ['one that is an object', { externalId: 'payload.id' }, { id: {} }, { code: 'WRONG_TYPE', value: 'an object' }],
  ['a number beyond doubles', { externalId: 'payload.id' }, { id: 2 ** 60 }, { code: 'WRONG_TYPE' }],
  ['one that is too long', { externalId: 'payload.id' }, { id: 'x'.repeat(256) }, { code: 'TOO_BIG' }],
  ['no verb', { externalId: 'payload.id', verb: 'payload.do' }, { id: 'A' }, { path: 'verb', code: 'UNKNOWN_VERB' }],
  ['a verb of agents', { externalId: '"A"', verb: '"accept"' }, {}, { code: 'UNKNOWN_VERB', value: 'accept' }],
  ['no verb of ours', { externalId: '"A"', verb: '"constructor"' }, {}, { code: 'UNKNOWN_VERB' }],
])('%s is told with its path and the value seen', (_, document, payload, fault) => {
  expect(map(document, payload)).toEqual({ ok: false, errors: [expect.objectContaining(fault)] });
});

test('a key of the payload cannot make another expression of one', () => {
  const document = { externalId: '"A"', name: 'payload.a + payload.b' };
  expect(map(document, { a: 'x', b: 'y' })).toMatchObject({ ok: true, command: { body: { name: 'xy' } } });
  const odd = { a: 'x', b: 'y', 'a + payload.b': 'z' };
  expect(map(document, odd)).toMatchObject({ ok: true, command: { body: { name: 'xy' } } });
});

test('names that reach a prototype find nothing', () => {
  const document = {
    externalId: '"A"',
    attributes: { a: 'payload.constructor', b: 'payload.toString', c: 'get value(payload, "__proto__")' },
  };
  expect(map(document, JSON.parse('{"x":{"__proto__":{"y":1}}}'))).toEqual({
    ok: true,
    command: { verb: 'capture', externalId: 'A', body: { externalId: 'A' } },
  });
});

test('dates and durations are the texts that the API takes', () => {
  const texts: [string, unknown][] = [
    ['date("2026-11-23")', '2026-11-23'],
    ['date and time("2026-11-23T10:00:00+02:00")', '2026-11-23T08:00:00Z'],
    ['now()', '2026-11-23T12:00:00Z'],
    ['date and time("2026-11-23T10:00:00@Europe/Berlin")', '2026-11-23T09:00:00Z'],
    ['date and time("2026-11-23T10:00:00")', '2026-11-23T10:00:00'],
    ['duration("P1DT2H")', 'P1DT2H'],
    ['[1, {a: true}]', [1, { a: true }]],
    ['count', null],
  ];
  for (const [text, value] of texts) expect([text, plainValue(valueOf(text, {}, nowMs))]).toEqual([text, value]);
});

const names = fc.constantFrom('a', 'b', 'id', 'größe', 'x1', 'item');
const payloads = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 0 }), tie('object'), fc.array(tie('value'))),
  object: fc.dictionary(names, tie('value')),
})).object;

test('a plain path reads what the library would read', () => {
  fc.assert(
    fc.property(payloads, fc.array(names, { minLength: 1, maxLength: 4 }), (payload, steps) => {
      const text = ['payload', ...steps].join('.');
      const given = JSON.parse(JSON.stringify(payload)) as unknown;
      const mapped = map({ externalId: '"A"', attributes: { V: text } }, given);
      const value = plainValue(evaluate(text, { payload: given }).value);
      const body = value === null ? { externalId: 'A' } : { externalId: 'A', attributes: { V: value } };
      expect(mapped).toEqual({ ok: true, command: { verb: 'capture', externalId: 'A', body } });
    }),
  );
});

test('no payload makes a mapping throw, and what it gives is plain JSON with the fields of its verb', () => {
  const anything = fc.oneof(payloads, fc.jsonValue());
  fc.assert(
    fc.property(anything, fc.constantFrom(...Object.keys(fieldsOfVerb)), (payload, verb) => {
      const document = { ...shop, verb: `"${verb}"`, externalId: '"A"' };
      const mapped = map(document, { ...(payload as object), order: payload });
      if (!mapped.ok) return expect(mapped.errors.length).toBeGreaterThan(0);
      if (mapped.command.verb === 'ignore') throw new Error('it was not asked for');
      const { body } = mapped.command;
      expect(JSON.parse(JSON.stringify(body))).toEqual(body);
      const known = [...fieldsOfVerb[mapped.command.verb].fields, 'externalId', 'attributes'];
      for (const field of Object.keys(body)) expect(known).toContain(field);
    }),
  );
});

test('a mapping that makes more of a payload than a call may hold is refused at the expression that does', () => {
  const payload = {
    id: 'A',
    list: Array.from({ length: 2_000 }, () => 'a'),
    by: 'b'.repeat(20_000),
    rows: [] as object[],
  };
  payload.rows = Array.from({ length: 300 }, () => ({ list: payload.list }));
  const attributes = { Fine: 'payload.by', Grown: 'payload.rows', Next: 'payload.by' };
  const mapped = map({ externalId: 'payload.id', attributes }, payload);
  expect(mapped).toMatchObject({ ok: false, errors: [{ path: 'attributes.Grown', code: 'TOO_BIG' }] });
  const half = map({ externalId: 'payload.id', attributes: { One: 'payload.by', Two: 'payload.list' } }, payload);
  expect(half).toMatchObject({ ok: true });
});

test('faults of a source stand at their expressions', () => {
  const mapping = {
    verb: 'capture',
    externalId: 'payload.',
    dueAt: 'for i in 1..1000000000 return i',
    attributes: { 'Claim Value': 'replace(payload.a, "(?=a)", "")', Fine: 'payload.b' },
  };
  const secret = { env: 'CASEWRIGHT_SECRET_D__SHOP' };
  const source = { kind: 'source', key: 'shop', division: 'd', inbound: { secret, mapping } };
  const parsed = parseDocuments([source]);
  if (parsed.ok) throw new Error('it was taken');
  expect(parsed.errors.map(({ path, code }) => [path, code])).toEqual([
    ['documents[0].inbound.mapping.externalId', 'INVALID_EXPRESSION'],
    ['documents[0].inbound.mapping.verb', 'UNKNOWN_NAME'],
    ['documents[0].inbound.mapping.dueAt', 'INVALID_EXPRESSION'],
    ['documents[0].inbound.mapping.attributes["Claim Value"]', 'INVALID_EXPRESSION'],
  ]);
  expect(parsed.errors[1]).toMatchObject({ value: 'capture', allowed: expect.stringContaining('double quotes') });
  const other = { ...source, inbound: { secret: { env: 'DATABASE_URL' }, mapping: { externalId: 'payload.id' } } };
  expect(parseDocuments([other])).toMatchObject({ errors: [{ path: 'documents[0].inbound.secret.env' }] });
});

test('what stands at a path of a capture is told by the columns that it comes from', () => {
  const mapping = mappingOf({
    externalId: 'payload.Number',
    name: 'payload.First + " " + get value(payload, "Last name")',
    attributes: { 'Deal Value': 'number(payload.Value)' },
  });
  expect(columnsAt(mapping, 'externalId')).toEqual(['Number']);
  expect(columnsAt(mapping, 'name')).toEqual(['First', 'Last name']);
  expect(columnsAt(mapping, 'attributes["Deal Value"][0]')).toEqual(['Value']);
  expect(columnsAt(mapping, 'attributes.Other')).toEqual([]);
  const byHeader = mappingOfColumns(['externalId', 'dueAt', 'Deal Value']);
  expect(columnsAt(byHeader, 'attributes["Deal Value"]')).toEqual(['Deal Value']);
  expect(columnsAt(byHeader, 'dueAt')).toEqual(['dueAt']);
});

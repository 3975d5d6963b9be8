import { readAnswer } from '../../../api/lookups/read-answer';
import { lookupDocument } from '../../../domain/config/lookup';
import { Allowance } from '../../../domain/feel/run';
import { compileLookup } from '../../../domain/lookup/lookup';

function answerOf(mapping: string, allowance = new Allowance()) {
  const document = { kind: 'lookup', key: 'crm', division: 'claims', url: 'https://crm.example/' };
  const compiled = compileLookup(lookupDocument.parse({ ...document, attributes: { Tier: mapping } }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return readAnswer(compiled.lookup, { status: 200, bytes: Buffer.from('{"tier":"gold"}') }, 0, allowance);
}

test('an answer brings what the mapping makes of it', () => {
  expect(answerOf('payload.tier')).toMatchObject({ ok: true, attributes: { Tier: 'gold' } });
});

test.each(['payload.tier + "\\u0000"', '"\\uD83D" + payload.tier', '{ "constructor": payload.tier }'])(
  'what no item can keep fails the look-up and not the capture: %s',
  (mapping) => {
    expect(answerOf(mapping)).toMatchObject({ ok: false, failure: { code: 'REFUSED_ANSWER' } });
  },
);

test('answers about one item have together what two evaluations may take', () => {
  const allowance = new Allowance();
  const long = 'if payload.tier = "gold" then sum(for n in 1..12000 return n) else 0';
  const outcomes = Array.from({ length: 12 }, () => answerOf(long, allowance));
  const isRead = outcomes.map(({ ok }) => ok);
  expect(isRead).toEqual(isRead.toSorted((one, other) => Number(other) - Number(one)));
  expect(isRead[0]).toBe(true);
  expect(outcomes.at(-1)).toMatchObject({ failure: { code: 'TOTAL_BUDGET' } });
  expect(allowance.spent.steps).toBeLessThanOrEqual(600_000);
  const told = outcomes.reduce((steps, { spent }) => steps + spent.steps, 0);
  expect(told).toBe(allowance.spent.steps);
});

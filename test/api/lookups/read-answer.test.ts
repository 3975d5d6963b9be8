import { readAnswer } from '../../../api/lookups/read-answer';
import { lookupDocument } from '../../../domain/config/lookup';
import { compileLookup } from '../../../domain/lookup/lookup';

function answerOf(mapping: string) {
  const document = { kind: 'lookup', key: 'crm', division: 'claims', url: 'https://crm.example/' };
  const compiled = compileLookup(lookupDocument.parse({ ...document, attributes: { Tier: mapping } }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return readAnswer(compiled.lookup, 200, Buffer.from('{"tier":"gold"}'), 0);
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

import { checkReferences } from '../../../domain/config/references';
import type { SourceDocument } from '../../../domain/config/source';
import { compileMapping } from '../../../domain/inbound/compile-mapping';
import { mapPayload } from '../../../domain/inbound/map-payload';
import { exampleDocuments } from '../examples';

const documents = exampleDocuments('claims', 'inbound');
const [portal] = documents.filter((document): document is SourceDocument => document.key === 'portal');

test('the example of a source that is mapped applies behind that of its division', () => {
  expect(checkReferences(documents, [])).toEqual([]);
});

test('it says what its webhooks ask for', () => {
  if (!portal?.inbound) throw new Error('the example has no webhooks');
  const compiled = compileMapping(portal.inbound.mapping);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const claim = {
    number: 4711,
    amount: 250,
    opened: '2026-11-23T10:00:00Z',
    customer: { name: 'Ada' },
    policies: [
      { number: 'P-1', main: false },
      { number: 'P-2', main: true },
    ],
  };
  const commandOf = (payload: object) => {
    const mapped = mapPayload(compiled.mapping, payload, 0);
    return mapped.ok ? mapped.command : mapped.errors;
  };
  const attributes = { Case_ID: '4711', Claim_Value: 250 };
  expect(commandOf({ type: 'claim.opened', claim })).toEqual({
    verb: 'capture',
    externalId: '4711',
    body: {
      externalId: '4711',
      name: 'Claim of Ada',
      dueAt: '2026-11-25T10:00:00Z',
      externalTag: 'P-2',
      attributes,
    },
  });
  expect(commandOf({ type: 'claim.amended', claim })).toEqual({
    verb: 'update',
    externalId: '4711',
    body: { name: 'Claim of Ada', attributes },
  });
  expect(commandOf({ type: 'claim.withdrawn', claim: { number: 4711 }, reason: 'paid' })).toEqual({
    verb: 'cancel',
    externalId: '4711',
    body: { reason: 'paid' },
  });
  expect(commandOf({ type: 'claim.seen' })).toEqual({ verb: 'ignore' });
});

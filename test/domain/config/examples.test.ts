import { checkReferences } from '../../../domain/config/references';
import { parseDocuments } from '../../../domain/config/parse';
import type { WorktypeDocument } from '../../../domain/config/worktype';
import { exampleDocuments, rawExample } from '../examples';

test.each(['claims', 'leads'] as const)('the example %s applies as it stands', (name) => {
  expect(parseDocuments(rawExample(name))).toMatchObject({ ok: true });
  expect(checkReferences(exampleDocuments(name), [])).toEqual([]);
});

test('the example alerts applies on top of claims', () => {
  expect(checkReferences(exampleDocuments('alerts'), exampleDocuments('claims'))).toEqual([]);
});

test('a worktype may run on a calendar of its division', () => {
  const raw = rawExample('leads') as { kind: string; sla?: object }[];
  const onHours = raw.map((one) =>
    one.kind === 'worktype' ? { ...one, sla: { ...one.sla, calendar: 'office' } } : one,
  );
  const parsed = parseDocuments(onHours);
  expect(parsed).toMatchObject({ ok: true });
  expect(checkReferences(parsed.ok ? parsed.documents : [], [])).toEqual([]);
});

test('both examples can be applied together, and again over themselves', () => {
  const documents = exampleDocuments('claims', 'leads');
  expect(checkReferences(documents, documents)).toEqual([]);
});

test('what is left out has the documented defaults', () => {
  const worktype = {
    kind: 'worktype',
    key: 'task',
    division: 'd',
    referencePrefix: 'T',
    queue: 'q',
  };
  const parsed = parseDocuments([worktype]);
  expect(parsed).toMatchObject({ ok: true });
  const document = parsed.ok ? (parsed.documents[0] as WorktypeDocument) : null;
  expect(document).toMatchObject({
    weight: 1,
    mediaType: 'workitem',
    offer: { answer: 'manual', expiry: 'PT5M', declineFor: 'PT1M' },
    completion: { by: 'agent', markDone: true },
  });
  expect(document?.sla.expiry).toBeUndefined();
  expect(document?.statuses.filter((status) => status.initial)).toHaveLength(1);
});

test('a parsed document parses to itself', () => {
  const documents = exampleDocuments('claims', 'leads');
  expect(parseDocuments(documents)).toEqual({ ok: true, documents });
});

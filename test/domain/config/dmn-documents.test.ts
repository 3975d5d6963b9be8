import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify } from '../../../domain/classify/classify';
import { parseDocuments } from '../../../domain/config/parse';
import { withModels } from '../../../domain/config/with-models';
import { projectRoot } from '../../../db/project-root';
import { rawExample } from '../examples';

const routing = readFileSync(join(projectRoot, 'test', 'domain', 'config', 'fixtures', 'claim-routing.dmn'), 'utf8');
const decision = { kind: 'decision', key: 'claim-routing', division: 'claims', dmn: routing };

/** The claims of the example, their table in a file. */
function documentsWith(changed: Record<string, unknown>): unknown[] {
  return rawExample('claims').map((document) =>
    (document as { kind: string }).kind === 'decision' ? { ...decision, ...changed } : document,
  );
}
async function parsedWith(changed: Record<string, unknown>) {
  return parseDocuments(await withModels(documentsWith(changed)));
}
async function claimOf(attributes: Record<string, unknown>, changed: Record<string, unknown> = {}) {
  const parsed = await parsedWith(changed);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const catalogue = createCatalogue(parsed.documents.map((document) => ({ document, version: 7 })));
  const source = parsed.documents.find(({ kind }) => kind === 'source')?.key ?? '';
  const input = { source, worktype: 'medical-claim', attributes: { Case_ID: 'C', ...attributes } };
  const result = classify({ ...input, capturedAtMs: 0 }, catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

test('a file decides as the short form does, and items keep the version that classified them', async () => {
  const large = await claimOf({ Claim_Value: 100_001, Urgency_Score: 1 });
  expect(large).toMatchObject({ plan: { key: 'claim-large' }, curve: { min: 300 } });
  expect(large.versions).toHaveProperty('decision/claim-routing', 7);
  expect(large.notes).toEqual(['claim-routing, Urgency: rule 1', 'claim-routing: rule 1']);
  expect(await claimOf({ Claim_Value: 100_000, Urgency_Score: 90 })).toMatchObject({
    plan: { key: 'claim-standard' },
    curve: { min: 500 },
  });
});

test('an item about which the rules contradict each other is taken, waits in a queue that is known, and says so', async () => {
  const told = 'claim-routing, Urgency: rules 1, 2 hit together (UNIQUE): the item waits in queue';
  const odd = await claimOf({ Claim_Value: 5, Urgency_Score: 50 });
  expect(odd).toMatchObject({ queue: 'claims', plan: { key: 'open' }, curve: { min: 100 } });
  expect(odd.notes).toContain(`incident: ${told} claims`);
  const elsewhere = await claimOf({ Claim_Value: 5, Urgency_Score: 50 }, { conflictQueue: 'emergency-backlog' });
  expect(elsewhere.queue).toBe('emergency-backlog');
  expect(elsewhere.notes).toContain(`incident: ${told} emergency-backlog`);
});

test('an item whose rules do not come to an end waits there as well', async () => {
  const endless = 'count(for i in 1..1000000000 return i + Urgency)';
  const item = await claimOf({ Claim_Value: 5, Urgency_Score: 90 }, { dmn: routing.replace('Urgency + 0', endless) });
  expect(item).toMatchObject({ queue: 'claims', curve: { min: 100 } });
  expect(item.notes.at(-1)).toBe(
    'incident: claim-routing: stopped: it takes too many steps (STEP_BUDGET): the item waits in queue claims',
  );
});

test.each([
  [{ dmn: '<a/>' }, '.dmn', 'INVALID_MODEL'],
  [{ dmn: 'x'.repeat(2_000_001) }, '.dmn', 'TOO_BIG'],
  [{ decision: 'Nothing' }, '.decision', 'INVALID_MODEL'],
  [{ decision: 'Urgency' }, '.dmn.Urgency.outputs[0]', 'INVALID_OUTPUT'],
  [
    { dmn: routing.replace('> 100000', '> > 100000') },
    '.dmn["Claim Routing"].rules[0].inputs[0]',
    'INVALID_EXPRESSION',
  ],
  [{ dmn: routing.replace('"claim-large"', '5') }, '.dmn["Claim Routing"].rules[0].outputs[0]', 'INVALID_OUTPUT'],
  [
    { dmn: routing.replace('hitPolicy="FIRST"', 'hitPolicy="RULE ORDER"') },
    '.dmn["Claim Routing"].hitPolicy',
    'UNSUPPORTED',
  ],
  [{ hitPolicy: 'FIRST' }, '.hitPolicy', 'UNKNOWN_FIELD'],
])('%.60j is refused at %s with %s', async (changed, path, code) => {
  const parsed = await parsedWith(changed);
  expect(parsed.ok ? [] : parsed.errors).toContainEqual(
    expect.objectContaining({ code, path: expect.stringContaining(path) as string }),
  );
});

test('what a caller says was read from a file counts for nothing', async () => {
  const parsed = await parsedWith({ model: { model: { types: [], inputs: [], functions: [], decisions: [] } } });
  const [found] = parsed.ok ? parsed.documents.filter(({ kind }) => kind === 'decision') : [];
  expect(found).toMatchObject({ dmn: routing, model: { model: { decisions: [{}, {}] } } });
});

test('the short form takes every hit policy that gives one value', () => {
  const table = { kind: 'decision', key: 't', division: 'd', inputs: ['attributes.X'], outputs: ['minPriority'] };
  const rules = [['> 1', 100]];
  const problems = (changed: object) => {
    const parsed = parseDocuments([{ ...table, rules, ...changed }]);
    return parsed.ok ? [] : parsed.errors.map(({ path, code }) => [path, code]);
  };
  for (const hitPolicy of ['UNIQUE', 'FIRST', 'ANY']) expect(problems({ hitPolicy })).toEqual([]);
  expect(problems({ hitPolicy: 'PRIORITY', outputValues: { minPriority: [200, 100] } })).toEqual([]);
  expect(problems({ hitPolicy: 'COLLECT', aggregation: 'SUM' })).toEqual([]);
  const refused = [['documents[0].hitPolicy', 'UNSUPPORTED']];
  for (const hitPolicy of ['COLLECT', 'RULE ORDER']) expect(problems({ hitPolicy })).toEqual(refused);
  expect(problems({ hitPolicy: 'PRIORITY' })).toEqual([['documents[0].hitPolicy', 'INVALID_HIT_POLICY']]);
  expect(problems({ hitPolicy: 'SOME' })).toEqual([['documents[0].hitPolicy', 'NOT_ALLOWED']]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseAllDocuments } from 'yaml';
import { CaptureRequest } from '../../api/contract/item';
import { captureOfRow } from '../../domain/inbound/capture-of-row';
import { mappingOfColumns } from '../../domain/inbound/compile-mapping';
import type { AttributeSchema } from '../../domain/inbound/attribute-value';
import { projectRoot } from '../../db/project-root';
import { demoDocuments, documentsOfStart, endpoints } from '../../demo/apply-demo';
import { inventClaim } from '../../demo/invent-claim';
import { inventLead } from '../../demo/invent-lead';
import { observer, robots } from '../../demo/robots';
import { Catalogue } from '../../domain/classify/catalogue';
import { classify } from '../../domain/classify/classify';
import type { ConfigDocument } from '../../domain/config/documents';
import { parseDocuments } from '../../domain/config/parse';
import { checkReferences } from '../../domain/config/references';
import { withModels } from '../../domain/config/with-models';

const read = (...path: string[]) => readFileSync(join(projectRoot, ...path), 'utf8');
const receiver = 'http://127.0.0.1:4711';
const nowMs = Date.UTC(2026, 10, 23, 9);

const rawOf = (example: string) =>
  parseAllDocuments(read('examples', example)).map((document) => document.toJS() as unknown);

function documentsOf(raw: readonly unknown[]): ConfigDocument[] {
  const parsed = parseDocuments(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 2));
  return parsed.documents;
}
const instantMs = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant));
function catalogueOf(documents: readonly ConfigDocument[]): Catalogue {
  return new Catalogue(documents.map((document) => ({ document, version: 1 })));
}

const given = demoDocuments(read('demo', 'demo.yaml'), receiver);
let demo: ConfigDocument[];
beforeAll(async () => {
  demo = documentsOf(await withModels(given));
});
const ids = Array.from({ length: 500 }, (_, n) => `demo-${n}`);

test('the demo applies to an empty installation', () => {
  expect(checkReferences(demo, [])).toEqual([]);
  expect(documentsOfStart(given, [], [])).toEqual(given);
});

test('a later start publishes what is missing and its own address, and leaves what somebody has changed', () => {
  const published = given
    .filter(({ kind }) => kind !== 'skill')
    .map((document) => ({ ...document, name: `${document.key} of mine` }));
  const later = documentsOfStart(demoDocuments(read('demo', 'demo.yaml'), 'http://127.0.0.1:4712'), published, []);
  const addresses = later.flatMap(({ url, sync }) => url ?? sync?.url ?? []);
  expect(addresses).toEqual(endpoints.map(({ path }) => `http://127.0.0.1:4712/${path}`));
  expect(later.filter(({ url, sync }) => url !== undefined || sync !== undefined)).toEqual(
    later.filter((document) => 'name' in document && document.name === `${document.key} of mine`),
  );
  expect(later.filter(({ url, sync }) => url === undefined && sync === undefined)).toEqual(
    given.filter(({ kind }) => kind === 'skill'),
  );
});

test('a later start leaves away what somebody has taken away, and publishes what there has never been', () => {
  const [gone, never] = ['skill', 'webhook'];
  const published = given.filter(({ kind }) => kind !== gone && kind !== never);
  const deleted = given.filter(({ kind }) => kind === gone);
  const later = documentsOfStart(given, published, deleted).filter(({ kind }) => kind === gone || kind === never);
  expect(later).toEqual(given.filter(({ kind }) => kind === never));
});

// Where a division is not given, a key that two divisions use is ambiguous for whoever sees both.
test('the demo can stand beside both examples: they have no kind and key in common', () => {
  const nameOf = ({ kind, key }: ConfigDocument) => `${kind} ${key}`;
  const examples = ['claims.yaml', 'leads.yaml'].flatMap((file) => documentsOf(rawOf(file)));
  const taken = new Set(examples.map(nameOf));
  expect(demo.map(nameOf).filter((name) => taken.has(name))).toEqual([]);
});

test('all agents are played but the two visitors, an agent first and the supervisor', () => {
  const agents = demo.filter((document) => document.kind === 'agent');
  const visitors = agents.filter(({ key }) => !(key in robots));
  expect(visitors.map(({ key, roles }) => [key, roles])).toEqual([
    ['demo-alex', []],
    [observer, ['supervisor']],
  ]);
  expect(Object.keys(robots).every((key) => agents.some((agent) => agent.key === key))).toBe(true);
});

test('each address of the demo is one that its receiver knows', () => {
  const urls = demo.flatMap((document) => {
    if (document.kind === 'webhook') return [document.url];
    return document.kind === 'source' && document.sync ? [document.sync.url] : [];
  });
  expect(urls.sort()).toEqual(endpoints.map(({ path }) => `${receiver}/${path}`).sort());
});

describe.each([
  ['claims', 'demo-crm', inventClaim],
  ['leads', 'demo-web', inventLead],
])('invented %s', (_, source, invent) => {
  const captures = ids.map((id) => CaptureRequest.parse({ source, ...invent(id, nowMs) }));

  test('are taken in by their worktype, each with a plan and a due date', () => {
    const catalogue = catalogueOf(demo);
    for (const capture of captures) {
      const result = classify(
        { ...capture, source, dueAtMs: instantMs(capture.dueAt), capturedAtMs: nowMs },
        catalogue,
      );
      expect(result).toMatchObject({ ok: true, value: { dueMs: expect.any(Number) } });
    }
  });

  test('are the same for the same external ID', () => {
    expect(ids.map((id) => CaptureRequest.parse({ source, ...invent(id, nowMs) }))).toEqual(captures);
  });
});

test('a claim of 100 000 goes the standard way, one of 100 001 to those with an eye for fraud', () => {
  const catalogue = catalogueOf(demo);
  const planOf = (Claim_Value: number) => {
    const result = classify(
      { source: 'demo-crm', attributes: { Case_ID: 'x', Claim_Value }, capturedAtMs: nowMs },
      catalogue,
    );
    return result.ok ? result.value.plan.key : result.errors;
  };
  expect(planOf(100_000)).toBe('any-claim');
  expect(planOf(100_001)).toBe('big-claim');
});

test('the leads of the example file are taken in as worktype lead, and every segment occurs', () => {
  const documents = documentsOf(rawOf('leads.yaml'));
  const worktype = documents.find((document) => document.kind === 'worktype');
  const attributes = (worktype?.attributes.properties ?? {}) as Record<string, AttributeSchema>;
  const rows = parseCsv(read('examples', 'leads.csv'), { columns: true }) as Record<string, string>[];
  const catalogue = catalogueOf(documents);
  const unknown = Object.keys(rows[0] ?? {}).filter(
    (column) => !(column in attributes) && !['externalId', 'name', 'externalTag', 'preferredAgent'].includes(column),
  );
  expect(unknown).toEqual([]);
  expect(new Set(rows.map((row) => row.externalId)).size).toBe(60);
  const mapping = mappingOfColumns(Object.keys(rows[0] ?? {}));
  const minima = rows.map((row, n) => {
    const cells = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
    const defaults = { source: 'web', worktype: 'lead', schemasOf: () => attributes };
    const line = captureOfRow({ row: n + 1, line: n + 2, cells }, mapping, defaults, nowMs);
    if (!line.ok) throw new Error(JSON.stringify(line.errors));
    const capture = CaptureRequest.parse(line.capture);
    const result = classify({ ...capture, source: 'web', capturedAtMs: nowMs }, catalogue);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.value.curve.min;
  });
  // The minimum of each row of the segmentation table, and of its last one for whatever is not specified.
  expect(new Set(minima)).toEqual(new Set([500, 400, 200, 100, 0]));
});

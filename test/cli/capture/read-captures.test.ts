import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaptureLine } from '../../../cli/capture/capture-line';
import { mappingOfColumns } from '../../../domain/inbound/compile-mapping';
import { readCaptures } from '../../../cli/capture/read-captures';

const rules = { defaults: { source: 'crm', schemasOf: () => ({}) }, mappingFor: mappingOfColumns };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casewright-captures-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer): Promise<CaptureLine[]> {
  const file = join(folder, name);
  await writeFile(file, content);
  const lines: CaptureLine[] = [];
  for await (const line of readCaptures(file, rules)) lines.push(line);
  return lines;
}

const csv = 'externalId,Name\n1,M\u00fcller\n';
const ndjson = '{"externalId":"1","attributes":{"Name":"M\u00fcller"}}\n';

test.each([
  ['a.csv', csv],
  ['bom.csv', `\ufeff${csv}`],
  ['a.ndjson', ndjson],
])('%s is read as UTF-8', async (name, content) => {
  expect(await read(name, content)).toEqual([
    expect.objectContaining({
      ok: true,
      capture: { source: 'crm', externalId: '1', attributes: { Name: 'M\u00fcller' } },
    }),
  ]);
});

test.each([
  ['latin1.csv', Buffer.from(csv, 'latin1')],
  ['utf16.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')],
  ['latin1.ndjson', Buffer.from(ndjson, 'latin1')],
  ['cut.csv', Buffer.from('externalId\nM\u00fc').subarray(0, -1)],
])('of %s nothing is captured', async (name, content) => {
  await expect(read(name, content)).rejects.toThrow('is not in UTF-8');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SimulateOptions, simulateOutput } from '../../cli/simulate/run-simulate';
import { projectRoot } from '../../db/project-root';
import { parseDocuments } from '../../domain/config/parse';
import { checkReferences } from '../../domain/config/references';
import { warningsOf } from '../../domain/config/warnings';
import { exampleDocuments } from '../domain/examples';
import type { OutputLine } from './simulate';

const examples = join(projectRoot, 'examples');
const morning = join(examples, 'simulate', 'blended-morning.ndjson');
const blended = join(examples, 'blended.yaml');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'casewright-simulate-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function print(options: Partial<SimulateOptions>): Promise<string> {
  let text = '';
  for await (const piece of simulateOutput({ config: blended, input: morning, handleTime: 'PT5M', ...options }))
    text += piece;
  return text;
}

async function printed(options: Partial<SimulateOptions>): Promise<OutputLine[]> {
  const text = await print({ ...options, json: true });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as OutputLine);
}

test('calls and leads on one scale are an example that applies as it stands, alone and beside the others', () => {
  const documents = exampleDocuments('blended');
  expect(checkReferences(documents, [])).toEqual([]);
  expect(warningsOf(documents, [])).toEqual([]);
  expect(checkReferences(documents, exampleDocuments('claims', 'leads'))).toEqual([]);
  expect(parseDocuments(documents)).toEqual({ ok: true, documents });
});

test('the example day: a lead that is almost due goes before a call of less than 5 min', async () => {
  const lines = await printed({ until: '2026-11-23T09:00:00Z' });
  const at = lines.findIndex(({ type, item }) => type === 'offered' && item === 'LEAD-due');
  expect(lines[at]).toMatchObject({ at: '2026-11-23T08:05:00.000Z', agent: 'dora', priority: 1_810 });
  expect(lines.slice(0, at).map(({ item }) => item)).toContain('CALL-2');
  expect(lines.at(-1)).toMatchObject({
    type: 'summary',
    to: '2026-11-23T09:00:00.000Z',
    items: { captured: 11, completed: 9, cancelled: 1, waiting: 1 },
    offers: { missed: 1 },
    sla: { inTime: 2, late: 1 },
  });
});

test('the same input gives the same bytes', async () => {
  const first = await print({ json: true });
  expect(await print({ json: true })).toBe(first);
  expect(await print({})).toBe(await print({}));
});

test('--against compares, and the last line is the summary of --config in any case', async () => {
  const patient = file(
    'patient.json',
    JSON.stringify({
      documents: exampleDocuments('blended').map((one) =>
        one.kind === 'routing-plan' && one.key === 'good-sellers-first' ? { ...one, rings: [{}] } : one,
      ),
    }),
  );
  const until = '2026-11-23T09:00:00Z';
  const [comparison, summary] = (await printed({ until, against: patient })).slice(-2);
  const alone = (await printed({ until })).at(-1);
  expect(summary).toEqual(alone);
  const other = (await printed({ until, config: patient })).at(-1);
  expect(comparison).toMatchObject({ type: 'comparison', figures: expect.any(Array) });
  expect({ type: 'summary', ...(comparison?.against as object) }).toEqual(other);
  const figures = comparison?.figures as { figure: string; a: number; b: number; difference: number }[];
  expect(figures.find(({ figure }) => figure === 'items.completed')).toMatchObject({ a: 9, b: 10, difference: 1 });
  expect(await print({ until, against: patient })).toMatch(
    /^A: .*blended\.yaml\nB: .*patient\.json\n\nIn B\n {2}items completed 10 instead of 9$/m,
  );
});

test('the plot of the backlog has the times of its ends', async () => {
  expect(await print({ until: '2026-11-23T09:00:00Z' })).toMatch(/^\|[▁▂▃▄▅▆▇█ ]{33}\|\n07:55 {25}09:00$/m);
});

test('a document that is wrong is named with its file and line', async () => {
  const wrong = file('wrong.yaml', 'kind: division\nkey: a\n---\nkind: queue\nkey: q\ndivision: a\norder: tallest\n');
  await expect(print({ config: wrong })).rejects.toThrow(
    /cannot be used:\n {2}.*wrong\.yaml:4: queue q, order: .*"tallest"/,
  );
  const lost = file('lost.yaml', 'kind: queue\nkey: q\ndivision: nowhere\n');
  await expect(print({ config: lost })).rejects.toThrow(
    /lost\.yaml:1: queue q, division: names the division "nowhere"/,
  );
});

test.each([
  ['{"at":"2026-11-23T08:00:00Z","type":"nap"}\n', /day\.ndjson:1: type: is no type of line: "nap"/],
  [
    '\n{"at":"2026-11-23T08:00:01Z","type":"load","agent":"cleo","load":{}}\n{"at":"2026-11-23T08:00:00Z","type":"load","agent":"cleo","load":{}}',
    /day\.ndjson:3: at: goes back in time: "2026-11-23T08:00:00.000Z" \(allowed: 2026-11-23T08:00:01.000Z, the time of the line before, or later\)/,
  ],
  ['\n\n', /holds no line/],
])('the input %j is refused', async (text, words) => {
  await expect(print({ input: file('day.ndjson', text) })).rejects.toThrow(words);
});

test('what only one of two configurations refuses is told with its name', async () => {
  const documents = exampleDocuments('blended').filter((one) => one.kind !== 'source' || one.key !== 'phone');
  const deaf = file('deaf.json', JSON.stringify({ documents }));
  await expect(print({ against: deaf })).rejects.toThrow(
    /blended-morning\.ndjson:4: in .*deaf\.json: item\.source: does not exist: "phone" \(allowed: lead-forms\)$/,
  );
});

test('options that are none are refused with what is allowed', async () => {
  await expect(print({ until: 'noon' })).rejects.toThrow('--until: "noon" is no instant (allowed: such as ');
  await expect(print({ until: '2026-11-22T00:00:00Z' })).rejects.toThrow(
    /^The input begins at 2026-11-23T\d\d:\d\d:\d\d\.\d{3}Z, after the end of the simulation \(2026-11-22T00:00:00\.000Z\)\.$/,
  );
  await expect(print({ handleTime: '5m' })).rejects.toThrow('--handle-time: "5m" is no duration (allowed: ');
  await expect(print({ input: join(folder, 'no.ndjson') })).rejects.toThrow(/^There is no file .*no\.ndjson\.$/);
});

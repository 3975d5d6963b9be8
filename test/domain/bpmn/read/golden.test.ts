import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../db/project-root';
import { checkGraph } from '../../../../domain/bpmn/check/check-graph';
import { readBpmn } from '../../../../domain/bpmn/read/read-bpmn';
import { graphOf } from './model-of';

const folder = join(projectRoot, 'test/domain/bpmn/read/golden');
const golden = (name: string) => readFileSync(join(folder, name), 'utf8');

test('a claim is read as the golden file says, report and all (UPDATE_GOLDEN=1 writes it)', async () => {
  const read = await readBpmn(golden('claim.bpmn'));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(join(folder, 'claim.json'), JSON.stringify(read, null, 2));
  expect(read).toEqual(JSON.parse(golden('claim.json')));
});

test('it is checked without a refusal', async () => {
  expect(checkGraph(await graphOf(golden('claim.bpmn')))).toEqual([]);
});

test('a graph is the same after it has travelled as JSON', async () => {
  const graph = await graphOf(golden('claim.bpmn'));
  expect(JSON.parse(JSON.stringify(graph))).toStrictEqual(graph);
});

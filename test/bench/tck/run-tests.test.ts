import { join } from 'node:path';
import { featureTable } from '../../../bench/tck/feature-table';
import { runTests } from '../../../bench/tck/run-tests';

const fixtures = join(__dirname, 'fixtures');

test('each expected result is passed, failed or unsupported, with its reason', async () => {
  const results = await runTests(fixtures);
  expect(results.map(({ feature, test, result, outcome }) => [feature, test, result, outcome])).toEqual([
    ['0001-greeting', '001', 'Hello', 'passed'],
    ['0001-greeting', '002', 'Hello', 'passed'],
    ['0001-greeting', '003', 'About', 'passed'],
    ['0001-greeting', '004', 'Wrong', 'unsupported'],
    ['0001-greeting', '004', 'Wrong', 'passed'],
    ['0001-greeting', '005', 'Hello', 'unsupported'],
    ['0002-table', '001', 'Size', 'passed'],
    ['0002-table', '002', 'Size', 'failed'],
  ]);
  expect(results.flatMap(({ reason }) => reason ?? [])).toEqual([
    'Wrong: does not know "nobody knows this" (UNKNOWN_NAME)',
    'tests of the type decisionService',
    'gave "small", not "tiny"',
  ]);
});

test('they are counted by feature', async () => {
  const lines = featureTable(await runTests(fixtures)).split('\n');
  expect(lines.map((line) => line.trim().split(/\s+/).slice(-3))).toEqual([
    ['passed', 'failed', 'unsupported'],
    ['4', '0', '2'],
    ['1', '1', '0'],
    ['5', '1', '2'],
    [''],
  ]);
});

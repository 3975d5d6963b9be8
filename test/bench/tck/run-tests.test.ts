import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

test('a test file that cannot be read, or whose model is not there, is unsupported, and the others are run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-tck-'));
  try {
    cpSync(join(fixtures, '0002-table'), join(folder, '0002-table'), { recursive: true });
    cpSync(join(fixtures, '0002-table', '0002-table-test-01.xml'), join(folder, 'alone.xml'));
    writeFileSync(join(folder, 'cut.xml'), '<testCases><modelName>x.dmn');
    const results = await runTests(folder);
    expect(results.map(({ outcome, reason = '' }) => `${outcome} ${reason.split(/[:/]/)[0]}`)).toEqual([
      'passed ',
      'failed gave "small", not "tiny"',
      'unsupported there is no file ',
      'unsupported there is no file ',
      'unsupported cannot be read',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
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

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../db/project-root';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'casewright-simulate-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function node(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return fed('', ...args);
}

/** With a text on its standard input. */
function fed(text: string, ...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end(text);
  });
}

const simulate = (...args: string[]) => node(join('bin', 'casewright.mjs'), 'simulate', ...args);

test('a day that was made twice is the same, and so is what comes out of it, without a server', async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const place of [one, two]) {
    expect(await node(join('examples', 'simulate', 'make-day.mjs'), place, '400', '6')).toMatchObject({ status: 0 });
  }
  const print = (place: string) =>
    simulate('--config', join(place, 'config'), '--input', join(place, 'day.ndjson'), '--json');
  const [first, second] = [await print(one), await print(two)];
  expect(first.status).toBe(0);
  expect(second.stdout).toBe(first.stdout);
  const summary = JSON.parse(first.stdout.trimEnd().split('\n').at(-1) ?? '') as { items: { captured: number } };
  expect(summary).toMatchObject({ type: 'summary', items: { captured: 400 } });
});

test('what cannot be simulated ends it with status 2 and the reason', async () => {
  const config = join('examples', 'claims.yaml');
  const input = join('examples', 'simulate', 'blended-morning.ndjson');
  expect(await simulate('--config', config, '--input', input)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: `${input}:1: item.source: does not exist: "lead-forms" (allowed: crm)\n`,
  });
});

test('a fault in the last line leaves nothing printed, half of it neither', async () => {
  const input = join(folder, 'late.ndjson');
  const morning = readFileSync(join(projectRoot, 'examples', 'simulate', 'blended-morning.ndjson'), 'utf8');
  writeFileSync(input, `${morning}{"at":"2026-11-23T09:00:00Z","type":"load","agent":"nobody","load":{}}\n`);
  const config = join('examples', 'blended.yaml');
  expect(await simulate('--config', config, '--input', input, '--json')).toEqual({
    status: 2,
    stdout: '',
    stderr: `${input}:23: agent: does not exist: "nobody" (allowed: cleo, dora, emil)\n`,
  });
});

test('what another program writes is simulated as a file is, against two configurations as well', async () => {
  const morning = readFileSync(join(projectRoot, 'examples', 'simulate', 'blended-morning.ndjson'), 'utf8');
  const config = join('examples', 'blended.yaml');
  const command = [join('bin', 'casewright.mjs'), 'simulate', '--config', config, '--against', config, '--json'];
  const { status, stdout } = await fed(morning, ...command, '--input', '-');
  expect(status).toBe(0);
  expect(stdout).toBe((await node(...command, '--input', 'examples/simulate/blended-morning.ndjson')).stdout);
  expect(await fed('{}\n', ...command, '--input', '-')).toMatchObject({ status: 2, stdout: '' });
});

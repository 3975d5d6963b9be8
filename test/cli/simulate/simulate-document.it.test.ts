import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../db/project-root';

jest.setTimeout(180_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-document-'));
  symlinkSync(join(projectRoot, 'examples'), join(folder, 'examples'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the commands of docs/SIMULATE.md give the output that it shows', async () => {
  const text = readFileSync(join(projectRoot, 'docs', 'SIMULATE.md'), 'utf8');
  const shown = [...text.matchAll(/```sh\n(.*?)```\n\n```text\n(.*?)```/gs)];
  expect(shown).toHaveLength(5);
  const casewright = `'${process.execPath}' '${join(projectRoot, 'bin', 'casewright.mjs')}'`;
  for (const [, commands = '', output] of shown) {
    const script = commands.replaceAll('npx casewright', casewright);
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder });
    expect(stdout).toBe(output);
  }
});

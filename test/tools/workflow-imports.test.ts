import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

/** The workflow SDK and what it brings. */
const allowed = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

test('workflows reach no package but their SDK: no zone data, no holidays, no rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-imports-'));
  const esbuild = join(projectRoot, 'node_modules', 'esbuild', 'bin', 'esbuild');
  const metafile = join(folder, 'meta.json');
  const outfile = join(folder, 'bundle.js');
  const options = [
    '--bundle',
    '--platform=node',
    '--log-level=error',
    `--metafile=${metafile}`,
    `--outfile=${outfile}`,
  ];
  execFileSync(esbuild, ['workflows/index.ts', ...options], { cwd: projectRoot });
  const { inputs } = JSON.parse(readFileSync(metafile, 'utf8')) as { inputs: Record<string, unknown> };
  rmSync(folder, { recursive: true });
  const packages = Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  expect([...new Set(packages)].filter((name) => !allowed.includes(name))).toEqual([]);
  expect(packages).toContain('@temporalio/workflow');
});

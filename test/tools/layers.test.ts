import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../db/project-root';

/** Importing file, what it imports, and whether the layers allow it. */
const imports: readonly (readonly [file: string, from: string, isAllowed: boolean])[] = [
  ['domain/item/a.ts', '../routing/plan', true],
  ['domain/item/a.ts', '../../db/pool', false],
  ['domain/item/a.ts', 'node:fs', false],
  ['domain/item/a.ts', '@temporalio/workflow', false],
  ['db/a.ts', './pool', true],
  ['db/a.ts', '../matcher/ledger/claim', false],
  ['matcher/a.ts', '../domain/routing/plan', true],
  ['matcher/ledger/a.ts', '../../db/pool', true],
  ['matcher/a.ts', '../workflows/ids', false],
  ['matcher/a.ts', '../health/readiness', true],
  ['worker/a.ts', '../health/readiness', true],
  ['api/http/a.ts', '../../health/readiness', true],
  ['db/a.ts', '../health/readiness', false],
  ['activities/a.ts', '../health/readiness', false],
  ['workflows/a.ts', '../health/readiness', false],
  ['health/a.ts', '../db/pool', false],
  ['health/a.ts', './readiness', true],
  ['activities/a.ts', '../matcher/ledger/claim', true],
  ['activities/a.ts', '../matcher/start-matcher', false],
  ['activities/a.ts', '../matcher/core/waiting', false],
  ['activities/a.ts', '../workflows/ids', false],
  ['workflows/a.ts', '../domain/item/decide', true],
  ['workflows/a.ts', '@temporalio/workflow', true],
  ['workflows/a.ts', '../activities/commit', false],
  ['workflows/a.ts', '../db/pool', false],
  ['workflows/a.ts', 'node:crypto', false],
  ['worker/a.ts', '../activities/commit', true],
  ['worker/a.ts', '../matcher/ledger/claim', true],
  ['worker/a.ts', '../matcher/shard-owner', false],
  ['worker/a.ts', '../matcher/questions/ask-owner', false],
  ['worker/a.ts', '../api/app', false],
  ['api/auth/a.ts', '../../workflows/messages', true],
  ['api/auth/a.ts', '../../workflows/ids', true],
  ['api/auth/a.ts', '../../workflows/workitem', false],
  ['api/auth/a.ts', '../../matcher/ledger/claim', true],
  ['api/auth/a.ts', '../../matcher/shard-owner', false],
  ['api/auth/a.ts', '../../matcher/core/waiting', false],
  ['api/auth/a.ts', '../../matcher/questions/ask-owner', true],
  ['api/auth/a.ts', '../../matcher/questions/puller', false],
  ['api/auth/a.ts', '../../workflows/item/clocks', false],
  ['api/auth/a.ts', '../../activities/commit', false],
  ['api/auth/a.ts', '@temporalio/client', true],
  ['api/auth/a.ts', '@temporalio/worker', false],
  ['api/auth/a.ts', '../../activities/while-heartbeating', false],
  ['api/auth/a.ts', '../../activities/bulk-activities', true],
  ['api/dry-run/a.ts', '../../simulator/compare', false],
  ['simulator/past/a.ts', '../../api/contract/dry-run', true],
  ['simulator/a.ts', '../api/config/shard-of', true],
  ['simulator/a.ts', '../api/config/publish', false],
  ['simulator/a.ts', '../api/http/send', false],
  ['simulator/a.ts', '../matcher/shard-memory', true],
  ['simulator/a.ts', '../worker/archive', false],
  ['simulator/a.ts', '../cli/text-table', false],
  ['web/src/features/a.ts', '../../../domain/priority/curve', true],
  ['web/src/features/a.ts', '../../../db/pool', false],
  ['web/src/features/a.ts', '../../../api/contract/item', false],
  ['web/src/features/a.ts', '../../api/items', true],
  ['web/src/features/a.ts', '../../../outbound/http-ask', false],
  ['demo/a.ts', './loop', true],
  ['demo/a.ts', '../db/project-root', true],
  ['demo/a.ts', '../db/pool', false],
  ['demo/a.ts', '../api/app', false],
  ['demo/a.ts', '../outbound/http-ask', false],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-layers-'));
  copyFileSync(join(projectRoot, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('lint lets every layer import what lies below it, and nothing else', async () => {
  const files = imports.map(([file, from], index) => {
    const path = file.replace(/a\.ts$/, `case-${index}.ts`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `import { value } from '${from}';\nexport const copy = value;\n`);
    return path;
  });
  const refused = await refusedFiles();
  const found = imports.map(([file, from], index) => [file, from, !refused.has(files[index] ?? '')]);
  expect(found).toEqual(imports);
});

test('a type may be imported where a value may not', async () => {
  mkdirSync(join(folder, 'db'), { recursive: true });
  writeFileSync(
    join(folder, 'db', 'type.ts'),
    `import type { Plan } from '../domain/routing/plan';\nexport type Copy = Plan;\n`,
  );
  writeFileSync(
    join(folder, 'db', 'value.ts'),
    `import { plan } from '../domain/routing/plan';\nexport const copy = plan;\n`,
  );
  const refused = await refusedFiles();
  expect([refused.has('db/type.ts'), refused.has('db/value.ts')]).toEqual([false, true]);
});

/** Files with an import that the rule refuses, relative to the folder. */
function refusedFiles(): Promise<Set<string>> {
  const oxlint = join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint');
  return new Promise((resolve) => {
    execFile(process.execPath, [oxlint, '--format', 'unix', '.'], { cwd: folder }, (_, stdout) => {
      const lines = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'));
      resolve(new Set(lines.map((line) => line.split(':')[0]?.replace(/^\.\//, '') ?? '')));
    });
  });
}

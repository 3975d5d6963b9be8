import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** Between the parts of a stack of this machine, or of the build: nobody sets them. */
const internal = /^CASEWRIGHT_(DEV_\w+|ROOT|SECRET_\w*)$/;

/** What schemas of the environment name, `NAME: schema`, and what else is read of it by name. */
function settingsOf(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...read(join(folder, file)).matchAll(/\b((?:CASEWRIGHT|TEMPORAL)_[A-Z_]+[A-Z])\b/g)])
    .map(([, name]) => name ?? '');
}

test('every variable that a program reads stands in the list of settings', () => {
  const settings = new Set(['api', 'worker', 'engine', 'health', 'matcher', 'db'].flatMap(settingsOf));
  const listed = new Set([...read('docs/SETTINGS.md').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));
  expect([...settings].filter((name) => !internal.test(name) && !listed.has(name))).toEqual([]);
  expect(settings.size).toBeGreaterThan(30);
});

test('every setting in the list is one that some program reads', () => {
  const folders = ['api', 'worker', 'engine', 'health', 'matcher', 'db', 'cli', 'domain'];
  const settings = new Set(folders.flatMap(settingsOf));
  const rows = [...read('docs/SETTINGS.md').matchAll(/^\| `((?:CASEWRIGHT|TEMPORAL)_\w+)`/gm)].map(
    ([, name]) => name ?? '',
  );
  expect(rows.filter((name) => !settings.has(name))).toEqual([]);
  expect(rows.length).toBeGreaterThan(25);
});

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../../../cli/dev/data-folder';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'casewright-data-'))));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('a folder is made, and opened again later', () => {
  const path = join(parent, 'a', 'b');
  expect(openDataFolder({ data: path }).path).toBe(path);
  expect(openDataFolder({ data: path }).path).toBe(path);
});

test('the data of another version is refused and left as it is', () => {
  const version = join(parent, 'version.json');
  writeFileSync(version, '{"data":1,"postgres":17}\n');
  expect(() => openDataFolder({ data: parent })).toThrow(/another version[^]*"postgres":17[^]*Remedy: /);
  expect(readFileSync(version, 'utf8')).toBe('{"data":1,"postgres":17}\n');
});

test('a folder of somebody else is not taken for data', () => {
  writeFileSync(join(parent, 'thesis.txt'), 'years of work');
  expect(() => openDataFolder({ data: parent })).toThrow(/is not empty[^]*Remedy: /);
});

test('an ephemeral folder is removed at the end; one that held data before never is', () => {
  const fresh = openDataFolder({ ephemeral: true });
  expect(statSync(fresh.path).isDirectory()).toBe(true);
  fresh.discard();
  expect(existsSync(fresh.path)).toBe(false);
  openDataFolder({ data: parent });
  openDataFolder({ data: parent, ephemeral: true }).discard();
  expect(existsSync(join(parent, 'version.json'))).toBe(true);
});

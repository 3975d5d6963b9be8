import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeFolderLock } from '../../../cli/dev/folder-lock';
import { processIdentity } from '../../../cli/dev/process-identity';
import { livingProcesses, writeRunFile } from '../../../cli/dev/run-file';
import { stopOrphans } from '../../../cli/dev/stop-orphans';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casewright-lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a lock that a living process holds is refused with its number and a remedy', () => {
  const unlock = takeFolderLock(folder);
  expect(() => takeFolderLock(folder)).toThrow(new RegExp(`process ${process.pid}[^]*Remedy: `));
  unlock();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, identity: 'x' })],
  ['of a process that had our number before us', JSON.stringify({ pid: process.pid, identity: 'another start' })],
  ['that holds nonsense', '{'],
])('a lock %s is taken over', (_, content) => {
  writeFileSync(join(folder, 'supervisor.lock'), content);
  const unlock = takeFolderLock(folder);
  expect(JSON.parse(readFileSync(join(folder, 'supervisor.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  unlock();
});

test('what a killed supervisor left running is stopped, and nobody else is', async () => {
  const orphan = spawn('sleep', ['600']);
  const bystander = spawn('sleep', ['600']);
  const pids = [orphan.pid ?? 0, bystander.pid ?? 0] as const;
  writeRunFile(folder, [{ name: 'postgres', pid: pids[0] }]);
  expect(livingProcesses(folder)).toMatchObject([{ name: 'postgres', pid: pids[0] }]);
  await stopOrphans(folder);
  expect(processIdentity(pids[0])).toBeNull();
  expect(processIdentity(pids[1])).not.toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  bystander.kill();
});

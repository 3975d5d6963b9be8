import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity';

/** One running part of the stack, as recorded in `run.json` of the data folder. */
export interface RunEntry {
  name: string;
  pid: number;
  /** See `processIdentity`. */
  identity: string | null;
}

/** Records what runs now, so that a later start can stop what a killed supervisor left behind. */
export function writeRunFile(folder: string, processes: readonly { name: string; pid: number }[]): void {
  const entries: RunEntry[] = processes.map(({ name, pid }) => ({ name, pid, identity: processIdentity(pid) }));
  const file = join(folder, 'run.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(entries, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** The recorded processes that still live; none when there is no record. */
export function livingProcesses(folder: string): RunEntry[] {
  let entries: RunEntry[];
  try {
    entries = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunEntry[];
  } catch {
    return [];
  }
  return entries.filter(({ pid, identity }) => identity !== null && processIdentity(pid) === identity);
}

export function removeRunFile(folder: string): void {
  rmSync(join(folder, 'run.json'), { force: true });
}

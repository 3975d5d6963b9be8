import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity';

/** One running part of the stack, as recorded in the data folder. */
export interface RunEntry {
  name: string;
  pid: number;
  /** See `processIdentity`. */
  identity: string | null;
}

/** A line for each change, the last whole one holds: to replace a file means to wait for the disk on some systems. */
const runFile = (folder: string) => join(folder, 'run.ndjson');

/** Records what runs now, so that a later start can stop what a killed supervisor left behind. */
export function writeRunFile(folder: string, processes: readonly { name: string; pid: number }[]): void {
  const entries: RunEntry[] = processes.map(({ name, pid }) => ({ name, pid, identity: processIdentity(pid) }));
  appendFileSync(runFile(folder), `${JSON.stringify(entries)}\n`);
}

/** The recorded processes that still live; none when there is no record. */
export function livingProcesses(folder: string): RunEntry[] {
  let entries: RunEntry[];
  try {
    // What follows the last end of a line was never finished.
    entries = JSON.parse(readFileSync(runFile(folder), 'utf8').split('\n').at(-2) ?? '[]') as RunEntry[];
  } catch {
    return [];
  }
  return entries.filter(({ pid, identity }) => identity !== null && processIdentity(pid) === identity);
}

export function removeRunFile(folder: string): void {
  rmSync(runFile(folder), { force: true });
}

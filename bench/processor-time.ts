import { readdirSync, readFileSync } from 'node:fs';

const CLOCK_TICK_MS = 10;

/** Processor time so far of each process with its children, by name. */
export function processorMs<T extends string>(pids: Readonly<Record<T, number>>): Record<T, number> {
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const sum = (pid: number) =>
    stats
      .filter((stat) => stat.pid === pid || stat.parent === pid)
      .reduce((total, stat) => total + stat.ms + (stat.pid === pid ? stat.endedMs : 0), 0);
  const entries = Object.entries(pids) as [T, number][];
  return Object.fromEntries(entries.map(([part, pid]) => [part, sum(pid)])) as Record<T, number>;
}

/** Memory that a process has in the machine now. */
export function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

/** How long the main thread of a process has waited so far for a processor that others had. */
export function waitedMs(pid: number): number {
  const [, waitedNs = ''] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waitedNs) / 1e6;
}

interface Stat {
  pid: number;
  parent: number;
  ms: number;
  /** Of its children that have ended. */
  endedMs: number;
}

function statOf(pid: number): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    const ticks = (at: number) => (fields[at] ?? 0) + (fields[at + 1] ?? 0);
    return { pid, parent: fields[1] ?? 0, ms: ticks(11) * CLOCK_TICK_MS, endedMs: ticks(13) * CLOCK_TICK_MS };
  } catch {
    // It has just ended.
    return null;
  }
}

import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const rotateAtBytes = 20_000_000;

/** Opens a log for appending; a long one is put aside first as `.1`. The caller closes it. */
export function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAtBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

export function closeLog(file: number): void {
  closeSync(file);
}

/** Where a log ends now; what is written from here on belongs to the next run. */
export function logEnd(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last lines that were written after `from` (bytes). */
export function lastLogLines(path: string, from: number, count = 20): string {
  try {
    const text = readFileSync(path).subarray(from).toString('utf8').trimEnd();
    return text.split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

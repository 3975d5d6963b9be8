import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SuiteTest {
  name: string;
  group: string;
  steps: readonly SuiteStep[];
}

export type SuiteStep =
  | { waitAt: string }
  | { configure: string; config: { activeOutgoing?: string | Readonly<Record<string, string>> } }
  /** A start event, or what waits at an element. */
  | { trigger: { element: string } }
  /** A message flow. */
  | { signal: { element: string } }
  /** What happened since the last expectation: lines, or the name of a file of them. */
  | { expect: string | readonly string[] };

export function readTests(folder: string): SuiteTest[] {
  return JSON.parse(readFileSync(join(folder, 'steps.json'), 'utf8')) as SuiteTest[];
}

export function modelFile(folder: string, { name }: SuiteTest): string {
  return readFileSync(join(folder, `Simulator.${name}.bpmn`), 'utf8');
}

export function expectedLines(folder: string, expected: string | readonly string[]): readonly string[] {
  if (typeof expected !== 'string') return expected;
  return JSON.parse(readFileSync(join(folder, `Simulator.${expected}.json`), 'utf8')) as string[];
}

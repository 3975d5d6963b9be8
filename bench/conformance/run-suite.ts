import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runBetsy } from './betsy';
import { runInterchange } from './interchange';
import type { SuiteResult } from './result';
import { runTokenSimulation } from './token-simulation/run-suite';

/** Runs the suite that a folder holds, which is known by its files. */
export async function runSuite(folder: string): Promise<SuiteResult[]> {
  if (existsSync(join(folder, 'steps.json'))) return runTokenSimulation(folder);
  const models = filesBelow(folder, /\.bpmn$/);
  const sources = filesBelow(folder, /\.(java|groovy)$/).filter((file) =>
    readFileSync(file, 'utf8').includes('new BPMNTestCase('),
  );
  return sources.length > 0 ? runBetsy(models, sources) : runInterchange(folder, models);
}

function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

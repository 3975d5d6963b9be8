import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

/** Test data of others, beside the checkout. */
const suites = join(projectRoot, '../shared/suites');

/** Models of the token-flow suite by name. */
export function tokenSimulationModels(): [name: string, xml: string][] {
  const folder = join(suites, 'token-simulation');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => [name.slice('Simulator.'.length, -'.bpmn'.length), readFileSync(join(folder, name), 'utf8')]);
}

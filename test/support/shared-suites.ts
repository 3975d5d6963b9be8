import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

/** Test data of others, beside the checkout: models, steps and traces of the token-flow suite. */
export const tokenSimulationFolder = join(projectRoot, '../shared/suites/token-simulation');

/** Models of the token-flow suite by name. */
export function tokenSimulationModels(): [name: string, xml: string][] {
  return readdirSync(tokenSimulationFolder)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => [
      name.slice('Simulator.'.length, -'.bpmn'.length),
      readFileSync(join(tokenSimulationFolder, name), 'utf8'),
    ]);
}

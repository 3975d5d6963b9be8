import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { featureTable } from '../tck/feature-table';
import { runSuite } from './run-suite';

const usage = `npm run conformance -- DIR [--json] [--reasons]: DIR is a folder of yours with one of
  the token-flow suite (steps.json with its models and traces)
  the models of the BPMN MIWG
  a checkout of betsy
`;

/** Runs an open suite for engines of BPMN. Status 0 unless there is nothing to run. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, reasons: { type: 'boolean', default: false } },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    process.stderr.write(usage);
    return 2;
  }
  const results = await runSuite(folder);
  if (results.length === 0) {
    process.stderr.write(`There are no models to test below ${folder}.\n`);
    return 1;
  }
  process.stdout.write(values.json ? `${JSON.stringify({ results })}\n` : featureTable(results));
  if (values.reasons) {
    for (const { test, outcome, reason } of results)
      if (reason) process.stdout.write(`${outcome} ${test}: ${reason}\n`);
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

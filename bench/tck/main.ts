import { statSync } from 'node:fs';
import { featureTable } from './feature-table';
import { runTests } from './run-tests';

const usage = 'npm run tck -- DIR [--json]: DIR holds the .dmn and test files of the DMN TCK, in folders.\n';

/** Runs the open tests for engines of DMN from a folder of the user's. Status 0 unless there is nothing to run. */
async function main(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json');
  const [folder, ...others] = args.filter((arg) => arg !== '--json');
  if (folder === undefined || others.length > 0 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    process.stderr.write(usage);
    return 2;
  }
  const results = await runTests(folder);
  if (results.length === 0) {
    process.stderr.write(`There are no test files below ${folder}.\n`);
    return 1;
  }
  process.stdout.write(isJson ? `${JSON.stringify({ results })}\n` : featureTable(results));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

/** Makes the checkout ready to run `parts`; a failure is told in words and ends the process with status 1. */
export async function prepare(parts) {
  process.env.CASEWRIGHT_ROOT = root;
  try {
    await ensureInstalled();
    await ensureBuilt(parts);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

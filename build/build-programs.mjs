import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

/** Program in `dist/` -> its entry point. */
const entries = {
  api: 'api/main.ts',
  worker: 'worker/main.ts',
  matcher: 'matcher/main.ts',
  demo: 'demo/main.ts',
  cli: 'cli/main.ts',
  migrate: 'db/migrate-main.ts',
};

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file)))),
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { programEntries } from './parts.mjs';
import { root } from './root.mjs';

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(Object.entries(programEntries).filter(([, file]) => existsSync(join(root, file)))),
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

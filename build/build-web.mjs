import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.mjs';

const target = join(root, 'dist', 'web');

await build({
  root: join(root, 'web'),
  logLevel: 'warn',
  build: { outDir: `${target}.new`, emptyOutDir: true },
});
rmSync(target, { recursive: true, force: true });
renameSync(`${target}.new`, target);

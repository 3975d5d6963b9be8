import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.mjs';

const target = join(root, 'dist', 'web');

// Whoever asks may have another: the app would carry React's development half, three times as slow.
process.env.NODE_ENV = 'production';

await build({
  root: join(root, 'web'),
  logLevel: 'warn',
  build: { outDir: `${target}.new`, emptyOutDir: true },
});
rmSync(target, { recursive: true, force: true });
renameSync(`${target}.new`, target);

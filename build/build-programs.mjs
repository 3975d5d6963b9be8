import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { programEntries } from './parts.mjs';
import { root } from './root.mjs';

const { metafile } = await build({
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
  metafile: true,
});

// What each program loads from outside: its starter loads that ahead (see bin/program.mjs).
for (const [file, { imports }] of Object.entries(metafile.outputs)) {
  if (!file.endsWith('.mjs')) continue;
  const packages = imports
    .filter(({ external, kind }) => external && kind === 'import-statement')
    .map(({ path }) => path);
  writeFileSync(
    join(root, 'dist', `${basename(file, '.mjs')}.packages.json`),
    JSON.stringify({ packages: [...new Set(packages)] }),
  );
}

import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { fitPrograms, fitThread } from './fit-packages.mjs';
import { programEntries, toolEntries } from './parts.mjs';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const shared = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

/** One file with all its packages: finding and reading thousands of small ones is half of a start. */
const packed = {
  ...shared,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  // What the loader compiles is a function, as Node makes one of every module; so the text need not be copied for it.
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  // No comments, whose characters need not be ASCII: see below.
  minifyWhitespace: true,
  lineLimit: 120,
  supported: { 'dynamic-import': false },
  external: ['@temporalio/testing', '@temporalio/core-bridge/package.json', './workflow-thread.mjs', 'pg-native'],
};
const threadEntries = { 'workflow-thread': '@temporalio/worker/lib/workflow/workflow-worker-thread.js' };

rmSync(join(dist, '.code'), { recursive: true, force: true });
await Promise.all([
  build({ ...packed, entryPoints: programEntries, plugins: [fitPrograms] }),
  build({ ...packed, entryPoints: threadEntries, plugins: [fitThread] }),
  build({ ...shared, entryPoints: toolEntries, outExtension: { '.js': '.mjs' }, format: 'esm', packages: 'external' }),
]);

const beside = ['build/load-program.cjs', 'build/map-stack-traces.cjs', 'node_modules/source-map/lib/mappings.wasm'];
for (const file of beside) copyFileSync(join(root, file), join(dist, basename(file)));
for (const name of Object.keys({ ...programEntries, ...threadEntries })) {
  // The loader reads it byte by byte, which is ten times as fast and right for ASCII only.
  if (/[^\0-\x7f]/.test(readFileSync(join(dist, `${name}.cjs`), 'latin1'))) throw new Error(`${name}.cjs is not ASCII`);
  writeFileSync(
    join(dist, `${name}.mjs`),
    `import loader from './load-program.cjs';\nloader.loadProgram('${name}').main?.();\n`,
  );
}

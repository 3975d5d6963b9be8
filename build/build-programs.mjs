import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { fitPackages } from './fit-packages.mjs';
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

const packed = { ...programEntries, 'workflow-thread': '@temporalio/worker/lib/workflow/workflow-worker-thread.js' };

rmSync(join(dist, '.code'), { recursive: true, force: true });
await Promise.all([
  // One file with all its packages: finding and reading thousands of small ones is half of a start.
  build({
    ...shared,
    entryPoints: packed,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // No comments: a file of ASCII alone is read three times as fast.
    minifyWhitespace: true,
    lineLimit: 120,
    supported: { 'dynamic-import': false },
    external: ['@temporalio/testing', '@temporalio/core-bridge/package.json', './workflow-thread.mjs', 'pg-native'],
    plugins: [fitPackages],
  }),
  build({ ...shared, entryPoints: toolEntries, outExtension: { '.js': '.mjs' }, format: 'esm', packages: 'external' }),
]);

const beside = ['build/load-program.cjs', 'build/map-stack-traces.cjs', 'node_modules/source-map/lib/mappings.wasm'];
for (const file of beside) copyFileSync(join(root, file), join(dist, basename(file)));
for (const name of Object.keys(packed)) {
  writeFileSync(
    join(dist, `${name}.mjs`),
    `import loader from './load-program.cjs';\nloader.loadProgram('${name}').main?.();\n`,
  );
}

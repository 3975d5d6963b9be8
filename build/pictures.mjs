#!/usr/bin/env node
// `npm run pictures`: takes the pictures in docs/img from the real screens.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

const outfile = join(root, 'dist', 'pictures.mjs');
await build({
  entryPoints: [join(root, 'test', 'web', 'pictures.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const { takePictures } = await import(pathToFileURL(outfile).href);
await takePictures();

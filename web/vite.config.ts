import { defineConfig } from 'vite';

const file = (path: string) => new URL(path, import.meta.url).pathname;

/** React's names, answered by Preact: a tenth of the size (docs/adr/0053). Exact names, so that each leads to one file. */
const react = Object.entries({
  react: file('react/react.mjs'),
  'react-dom': file('../node_modules/preact/compat/dist/compat.module.js'),
  'react-dom/client': file('../node_modules/preact/compat/client.mjs'),
  'react/jsx-runtime': file('../node_modules/preact/jsx-runtime/dist/jsxRuntime.module.js'),
}).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement }));

/**
 * The web app, built into `dist/web` and served by the API. Everything is a file of its own: the content security
 * policy allows no inline script, so the module preload helper is left out as well.
 */
export default defineConfig({
  root: 'web',
  base: '/',
  resolve: { alias: react },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What the first screen needs is one file: many small ones are zipped worse and asked for one after another.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  server: { proxy: { '/v1': process.env['CASEWRIGHT_URL'] ?? 'http://127.0.0.1:8080' } },
});

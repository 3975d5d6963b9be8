import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The web app, built into `dist/web` and served by the API. Everything is a file of its own: the content security
 * policy allows no inline script, so the module preload helper is left out as well.
 */
export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [react()],
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

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the first screen needs. */
const whatStarts = { name: 'start', tags: ['$initial' as const], priority: 1 };
/** What the reasons of an offer, and most tabs and pages that tell of decisions, need of the server's sentences. */
const sentences = {
  name: 'sentence',
  test: /\/(web\/src\/(pieces\/(sentence|is-told|told)|format\/ring)|domain\/skills\/shortfall-texts)\.tsx?$/,
};

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
      // Many small files are zipped worse and asked for one after another.
      output: { codeSplitting: { groups: [whatStarts, sentences] } },
    },
  },
  server: { proxy: { '/v1': process.env['CASEWRIGHT_URL'] ?? 'http://127.0.0.1:8080' } },
});

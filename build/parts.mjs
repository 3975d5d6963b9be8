/** Sources that every part depends on: the exact versions of the packages and the build scripts themselves. */
const tools = ['package-lock.json', 'build'];
const server = [
  'api',
  'worker',
  'workflows',
  'activities',
  'matcher',
  'outbound',
  'engine',
  'health',
  'db',
  'domain',
  'cli',
  'simulator',
  'demo',
  'bench',
];

/** The parts of `dist/`: what each is made from (a change of content rebuilds it), what must be there, and the script that makes it. */
export const parts = {
  programs: { sources: [...tools, ...server], outputs: ['cli.mjs'], script: 'build/build-programs.mjs' },
  'workflow-bundle': {
    sources: [...tools, 'workflows', 'domain', 'engine'],
    outputs: ['workflow-bundle.js', 'case-bundle.js'],
    script: 'build/build-workflow-bundle.mjs',
  },
  web: { sources: [...tools, 'web', 'domain'], outputs: ['web/index.html'], script: 'build/build-web.mjs' },
};

/** Program in `dist/` -> its entry point. */
export const programEntries = {
  api: 'api/main.ts',
  worker: 'worker/main.ts',
  matcher: 'matcher/main.ts',
  demo: 'demo/main.ts',
  dev: 'cli/dev/main.ts',
  cli: 'cli/main.ts',
  simulator: 'simulator/main.ts',
  migrate: 'db/migrate-main.ts',
};

/** The same for what runs in a checkout only, and so leaves its packages where they are. */
export const toolEntries = {
  bench: 'bench/main.ts',
  tck: 'bench/tck/main.ts',
  conformance: 'bench/conformance/main.ts',
  'first-task': 'bench/first-task-main.ts',
  'stream-readers': 'bench/streams/readers-main.ts',
};

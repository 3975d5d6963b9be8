/** ESM-only packages that jest on Node 20 cannot load as they are: they are transformed to CommonJS. */
const esmOnly = [
  'jose',
  'openid-client',
  'oauth4webapi',
  'feelin',
  'dmn-moddle',
  'bpmn-moddle',
  'moddle',
  'moddle-xml',
  'saxen',
  '@bpmn-io',
  '@lezer',
  'lezer-feel',
  'min-dash',
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
  're2js',
  'standardwebhooks',
  '@noble',
  'node-pg-migrate',
  'glob',
  'luxon',
  'csv-parse/dist/esm',
];

/** Inside jest a global is looked up slowly, unless it is handed to each module: twice as fast where one reckons. */
const busyGlobals = ['Math', 'Number', 'Infinity', 'Object', 'Array', 'Map', 'Set', 'JSON', 'String', 'Promise'];

const shared = {
  testEnvironment: 'node',
  sandboxInjectedGlobals: busyGlobals,
  transform: {
    '^.+\\.[mc]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2023',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache', '<rootDir>/.casewright'],
};

module.exports = {
  // On two cores: of three files one mostly waits, for its servers, its browser or a clock.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  testTimeout: 120_000,
  projects: [
    // No server, no browser: what `npm run check` runs.
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts?(x)'],
      testPathIgnorePatterns: ['\\.it\\.test\\.ts$'],
    },
    // Real servers, started once for the run by the set-up.
    {
      ...shared,
      displayName: 'stack',
      testMatch: ['<rootDir>/test/**/*.it.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};

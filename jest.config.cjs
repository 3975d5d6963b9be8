/** ESM-only packages that jest on Node 20 cannot load as they are: they are transformed to CommonJS. */
const esmOnly = ['jose', 'feelin', '@bpmn-io', '@lezer', 'lezer-feel', 'min-dash', 'temporal-polyfill', 'temporal-spec', 'temporal-utils', 're2js', 'standardwebhooks', '@noble', 'node-pg-migrate', 'glob', 'luxon'];
const shared = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[mc]?[jt]sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
  extensionsToTreatAsEsm: [],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache', '<rootDir>/.casewright'],
};
module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/{domain,matcher,workflows,cli,api,web,tools}/**/*.test.ts'], testPathIgnorePatterns: ['\\.it\\.test\\.ts$'] },
    {
      ...shared,
      displayName: 'stack',
      testMatch: ['<rootDir>/test/**/*.it.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};

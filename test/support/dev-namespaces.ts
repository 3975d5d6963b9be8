/** Of the dev server that all tests of a run share: workers of one must not take the tasks of another. */
export const devNamespaces = [
  'relay',
  'requests',
  'guard',
  'redeliveries',
  'notifications',
  'cases',
  'loans',
  'plans',
  'case-frame',
  'supervision',
  'forms',
  'health',
] as const;

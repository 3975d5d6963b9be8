/** What came of one test of a suite. */
export interface SuiteResult {
  /** Name of the group within the suite. */
  feature: string;
  test: string;
  outcome: 'passed' | 'failed' | 'unsupported';
  /** Why not passed. */
  reason?: string;
}

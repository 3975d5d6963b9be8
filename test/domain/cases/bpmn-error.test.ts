import { bpmnErrorOf } from '../../../domain/cases/bpmn-error';

test.each([
  ['LATE', { code: 'LATE' }],
  [
    { code: 'LATE', variables: { days: 3 } },
    { code: 'LATE', variables: { days: 3 } },
  ],
  // An empty map of Go or Java.
  [{ code: 'LATE', variables: null }, { code: 'LATE' }],
  [{ code: 'LATE', variables: ['x'] }, { code: 'LATE' }],
  [{ code: 'LATE', variables: 'x'.repeat(9) }, { code: 'LATE' }],
  [{ code: 7 }, { code: '' }],
  [['LATE'], { code: '' }],
  [null, { code: '' }],
  [undefined, { code: '' }],
  ['x'.repeat(1_000), { code: 'x'.repeat(255) }],
])('%j of a worker is an error of the model', (detail, expected) => {
  expect(bpmnErrorOf(detail)).toEqual(expected);
});

import { caseEventDetails } from '../../../web/src/features/case/timeline-text';
import { startAllTexts } from '../text/all-texts';

beforeAll(() => startAllTexts('en'));

const nameOf = (element: string) => (element === 'pay' ? 'Pay the claim' : element);

test.each<[string, Record<string, unknown>, string[]]>([
  ['status-changed', { from: 'open', to: 'in-progress' }, ['Open → In progress']],
  ['entered', { scope: 1 }, []],
  ['incident', { scope: 1, code: 'NO_FLOW', message: 'no condition holds' }, ['no condition holds']],
  [
    'asked-retry',
    { incident: 4, variables: { payment: 'bank' }, reason: 'he called' },
    ['payment = bank', '“he called”'],
  ],
  ['asked-modify', { cancel: [3], start: [{ element: 'pay' }] }, ['begun at Pay the claim']],
  ['asked-activate', { instance: 2, elements: ['pay', 'other'] }, ['Pay the claim', 'other']],
  ['noted', { text: 'seen' }, ['“seen”']],
])('%s with %j tells %j', (type, data, details) => {
  expect(caseEventDetails({ type, data }, nameOf)).toEqual(details);
});

import { formatPath } from '../../../domain/config/problem';
import { elementOf } from '../../../web/src/features/config/case-types/element-of';

test.each(['pay', 'Activity_0x1', 'a-b', 'with space', '1st', 'quo"te', 'a.b'])(
  'the element %s is found in the path of a fault about it',
  (element) => {
    expect(elementOf(formatPath(['bpmn', element], 'documents[0]'))).toBe(element);
  },
);

test('a fault about something else is about no element', () => {
  expect(elementOf('documents[0].statuses[0].key')).toBeNull();
  expect(elementOf('documents[0].bpmn')).toBeNull();
});

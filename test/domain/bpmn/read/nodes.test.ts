import { activityExamples } from './activity-examples';
import { roots } from './example';
import { flowExamples } from './flow-examples';
import { nodeOf, processOf } from './model-of';

test.each([...activityExamples, ...flowExamples])('%s', async (_fact, elements, node) => {
  expect(await nodeOf(processOf(elements, roots), 'a')).toMatchObject(node);
});

test('a child of an ad-hoc sub-process of which nothing is said has no plan', async () => {
  const xml = processOf('<adHocSubProcess id="h"><task id="a"/></adHocSubProcess>');
  expect(await nodeOf(xml, 'a')).not.toHaveProperty('plan');
});

import { activityExamples } from './activity-examples';
import { roots } from './example';
import { flowExamples } from './flow-examples';
import { nodeOf, processOf } from './model-of';

test.each([...activityExamples, ...flowExamples])('%s', async (_fact, elements, node) => {
  expect(await nodeOf(processOf(elements, roots), 'a')).toMatchObject(node);
});

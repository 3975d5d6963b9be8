import { nodeOf, processOf, refusalsOf } from './model-of';

test('a sub-process is a stage where it says so, or has an SLA', async () => {
  const xml = processOf(
    '<subProcess id="a" casewright:stage="true"/><adHocSubProcess id="b" casewright:sla="P2D"/><subProcess id="c"/>',
  );
  expect(await nodeOf(xml, 'a')).toMatchObject({ stage: {} });
  expect(await nodeOf(xml, 'b')).toMatchObject({ stage: { sla: '"P2D"' } });
  expect(await nodeOf(xml, 'c')).not.toHaveProperty('stage');
});

test.each([
  ['<subProcess id="a" casewright:stage="yes"/>', 'stage must be true or false'],
  [
    '<intermediateThrowEvent id="a" casewright:milestone="true" casewright:entryOn="b"/>',
    'casewright:entryOn means nothing at this place',
  ],
])('%s is refused', async (element, reason) => {
  expect(await refusalsOf(processOf(element))).toEqual([{ element: 'a', reason }]);
});

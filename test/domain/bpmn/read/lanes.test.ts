import { nodeOf, processOf } from './model-of';

const lane = (id: string, attributes: string, nodes: string[], inner = '') =>
  `<lane id="${id}" ${attributes}>${nodes.map((node) => `<flowNodeRef>${node}</flowNodeRef>`).join('')}${inner}</lane>`;
const lanes = (id: string, ...all: string[]) => `<laneSet id="${id}">${all.join('')}</laneSet>`;
const inner = (...all: string[]) => `<childLaneSet id="inner">${all.join('')}</childLaneSet>`;
const propertiesOf = async (elements: string) => {
  const node = await nodeOf(processOf(elements), 'a');
  return node.kind === 'activity' && 'properties' in node.work ? node.work.properties : null;
};

test('a user task has the queue and the skills of its lane, a manual task has not', async () => {
  const set = lanes('s', lane('l', 'casewright:queue="q" casewright:skills="x"', ['a']));
  expect(await propertiesOf(`${set}<userTask id="a"/>`)).toEqual({ queue: '"q"', skills: '"x"' });
  expect(await propertiesOf(`${set}<manualTask id="a"/>`)).toEqual({});
});

test('what it says itself goes before', async () => {
  const set = lanes('s', lane('l', 'casewright:queue="q"', ['a']));
  expect(await propertiesOf(`${set}<userTask id="a" casewright:queue="own"/>`)).toEqual({ queue: '"own"' });
});

test('an inner lane has what it does not say itself from the outer one', async () => {
  const set = lanes(
    's',
    lane(
      'l',
      'casewright:queue="outer" casewright:skills="x"',
      [],
      inner(lane('i', 'casewright:queue="inner"', ['a'])),
    ),
  );
  expect(await propertiesOf(`${set}<userTask id="a"/>`)).toEqual({ queue: '"inner"', skills: '"x"' });
});

test('a task in a sub-process has the lane of the sub-process, unless it is in a nearer one', async () => {
  const set = lanes('s', lane('l', 'casewright:queue="far" casewright:skills="x"', ['sub']));
  const near = lanes('n', lane('m', 'casewright:queue="near"', ['a']));
  const task = '<userTask id="a"/>';
  expect(await propertiesOf(`${set}<subProcess id="sub">${task}</subProcess>`)).toMatchObject({ queue: '"far"' });
  expect(await propertiesOf(`${set}<subProcess id="sub">${near}${task}</subProcess>`)).toEqual({
    queue: '"near"',
    skills: '"x"',
  });
});

test('a lane without a word changes nothing', async () => {
  expect(await propertiesOf(`${lanes('s', lane('l', 'name="Office"', ['a']))}<userTask id="a"/>`)).toEqual({});
});

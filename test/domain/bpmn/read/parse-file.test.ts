import { parseFile } from '../../../../domain/bpmn/read/parse-file';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const file = (declared: string, task: string) =>
  `<definitions xmlns="${bpmn}" ${declared} id="d" targetNamespace="t"><process id="p">${task}</process></definitions>`;

test('what a file declares is nothing to the file that is read after it, or at the same time', async () => {
  const own = file(`xmlns:own="${bpmn}"`, '<own:task id="a"/>');
  const undeclared = file('', '<own:task id="a"/>');
  const read = await Promise.all([undeclared, own, undeclared, own].map(parseFile));
  expect(read.map((each) => 'root' in each)).toEqual([false, true, false, true]);
  expect(await parseFile(undeclared)).toEqual(read[0]);
});

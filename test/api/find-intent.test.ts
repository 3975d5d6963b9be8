import { meantBy } from '../../api/cases/find-intent';

const type = (key: string, when: string) => ({ key, division: 'claims', intents: [{ when }] });
const types = [type('slow', 'contains(text, "?")'), type('quick', 'contains(text, "!")')];
const interaction = { text: 'where? here!', channel: null, attributes: {} };

test('a type whose rules take too long is told of, and hides no other', () => {
  let asked = 0;
  const inAll = <T>(work: () => T) => ((asked += 1) === 1 ? null : { value: work() });
  const { candidates, cut } = meantBy(types, interaction, 0, new Map(), inAll);
  expect(candidates.map((one) => one.type)).toEqual(['quick']);
  expect(cut).toEqual(['slow']);
});

test('where all are asked, none is told of', () => {
  const { candidates, cut } = meantBy(types, interaction, 0, new Map(), (work) => ({ value: work() }));
  expect(candidates.map((one) => one.type)).toEqual(['slow', 'quick']);
  expect(cut).toEqual([]);
});

import fc from 'fast-check';
import { inStages } from '../../../web/src/features/cases/board-order';

const stages = ['a', 'b', 'c'].map((element) => ({ element, name: element.toUpperCase() }));

test('a case stands in each stage that it is in, and in no stage only where it is in none', () => {
  const anyCase = fc.record({ id: fc.nat(), standsAt: fc.subarray(['a', 'b', 'c', 'task', 'process']) });
  fc.assert(
    fc.property(fc.array(anyCase), (cases) => {
      const columns = inStages(stages, cases);
      expect(columns.flatMap(({ element }) => element ?? [])).toEqual(['a', 'b', 'c']);
      for (const each of cases) {
        const places = columns.flatMap(({ element, here }) => (here.includes(each) ? [element] : []));
        const wanted = each.standsAt.filter((element) => 'abc'.includes(element));
        expect(places).toEqual(wanted.length === 0 ? [null] : wanted);
      }
    }),
  );
});

test('without a case in none there is no such column', () => {
  expect(inStages(stages, []).map(({ element }) => element)).toEqual(['a', 'b', 'c']);
});

import { account, explore } from './explore';
import { History } from './history';
import { plantedBugs } from './planted-bugs';

/** Some seconds' worth; a million and more run in `model.it.test.ts`. */
const STEPS = 10_000;

test(`no step of ${STEPS} breaks an invariant`, async () => {
  const { broken } = await explore(1, STEPS);
  expect(broken && (await account(broken))).toBeNull();
});

test('a seed repeats its history', async () => {
  const tellings = [1, 2].map(async () => {
    const told: string[] = [];
    await new History(7, { tell: (text) => told.push(text) }).run(300);
    return told;
  });
  const [first, second] = await Promise.all(tellings);
  expect(first?.length).toBeGreaterThan(150);
  expect(second).toEqual(first);
});

/** What each planted bug breaks first; the histories are the same as without it. */
test.each([
  ['fence off', 'nobody writes who is deposed'],
  ['release twice', 'used room is what an agent has'],
  ['epoch ignored', 'an owner hears of every change'],
  ['capacity check off', 'capacity is never exceeded'],
  ['tie order reversed', 'the best pairs are offered in order'],
])('catches a planted bug: %s', async (name, invariant) => {
  const { broken } = await explore(1, 5 * STEPS, plantedBugs[name]);
  expect(broken?.error.message).toMatch(new RegExp(`^${invariant}: `));
});

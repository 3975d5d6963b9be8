import { gather } from '../../api/auth/gather';

test('what is asked in one turn is asked for together, and each gets its own answer', async () => {
  const batches: (readonly number[])[] = [];
  const double = gather(async (numbers: readonly number[]) => {
    batches.push(numbers);
    return numbers.map((number) => 2 * number);
  });
  // The third question comes only after others have run.
  const later = Promise.resolve()
    .then(() => {})
    .then(() => double(3));
  expect(await Promise.all([double(1), double(2), later])).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

test('a failure fails those who asked, and nobody who asks again', async () => {
  let isDown = true;
  const ask = gather(async (questions: readonly string[]) => {
    if (isDown) throw new Error('down');
    return questions;
  });
  const answers = await Promise.allSettled([ask('a'), ask('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(await ask('a')).toBe('a');
});

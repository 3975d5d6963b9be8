import { useOneAtATime } from '../../../web/src/api/use-one-at-a-time';
import { drawnOnce, turn } from '../drawn-once';

interface Call {
  readonly given: string;
  readonly ends: () => void;
  readonly fails: () => void;
}

function drawn() {
  const calls: Call[] = [];
  const settled: string[] = [];
  const { mutate } = drawnOnce(() =>
    useOneAtATime({
      mutationFn: (given: string) =>
        new Promise<void>((ends, fails) => calls.push({ given, ends, fails: () => fails(new Error('refused')) })),
      onSettled: (_answer, _error, given) => void settled.push(given),
    }),
  );
  return { press: mutate, calls, settled };
}

test('of two presses within one frame the second asks for nothing', async () => {
  const { press, calls } = drawn();
  press('first');
  press('second');
  await turn();
  expect(calls.map(({ given }) => given)).toEqual(['first']);
});

test.each(['ends', 'fails'] as const)(
  'when the first %s the next press counts, and what follows is done',
  async (how) => {
    const { press, calls, settled } = drawn();
    press('first');
    await turn();
    calls[0]?.[how]();
    await turn();
    press('next');
    await turn();
    expect([calls.map(({ given }) => given), settled]).toEqual([['first', 'next'], ['first']]);
  },
);

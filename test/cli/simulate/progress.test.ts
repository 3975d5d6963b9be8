import { Progress } from '../../../cli/simulate/progress';

function watched(isTTY: boolean) {
  const clock = { ms: 0 };
  const written: string[] = [];
  const progress = new Progress({ isTTY, write: (text) => written.push(text) }, () => clock.ms);
  const tellAt = (ms: number) => {
    clock.ms = ms;
    progress.tell(() => `at ${ms}`);
  };
  return { progress, written, tellAt };
}

test('on a terminal one line says how far it is after two seconds, four times a second, and is gone at the end', () => {
  const { progress, written, tellAt } = watched(true);
  for (const ms of [0, 1_999, 2_000, 2_100, 2_300]) tellAt(ms);
  expect(written).toEqual(['\rat 2000, 2 s\u001b[K', '\rat 2300, 2 s\u001b[K']);
  progress.end();
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('nothing is said in less than two seconds, or where nobody looks', () => {
  const quick = watched(true);
  quick.tellAt(1_999);
  quick.progress.end();
  const piped = watched(false);
  piped.tellAt(10_000);
  piped.progress.end();
  expect([...quick.written, ...piped.written]).toEqual([]);
});

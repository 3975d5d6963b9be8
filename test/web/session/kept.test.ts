import { isFirstIn, keep, kept } from '../../../web/src/session/kept';

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

function storage(get: () => unknown): void {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(globalThis, name, { configurable: true, get });
}

/** As the browser has it. */
function holding(): { getItem(name: string): string | null; setItem(name: string, value: string): void } {
  const values = new Map<string, string>();
  return { getItem: (name) => values.get(name) ?? null, setItem: (name, value) => void values.set(name, value) };
}

function forbidden(): never {
  throw new Error('Access is denied for this document');
}

test('what is kept is read again', () => {
  const held = holding();
  storage(() => held);
  expect(kept('density')).toBeNull();
  keep('density', 'compact');
  expect([kept('density'), held.getItem('density')]).toEqual(['compact', 'compact']);
});

test('where the browser keeps nothing, a choice holds as long as the page does', () => {
  storage(forbidden);
  expect(kept('sound')).toBeNull();
  keep('sound', 'off');
  expect(kept('sound')).toBe('off');
});

test('where there is no room, as well', () => {
  storage(() => ({ ...holding(), setItem: forbidden }));
  keep('language', 'de');
  expect(kept('language')).toBe('de');
});

test('each of several is the first once, in whatever order they come again', () => {
  const held = holding();
  storage(() => held);
  expect(['a', 'b', 'a', 'b', 'c'].map((value) => isFirstIn('missing', value))).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});

test('where nothing can be noted, nothing is the first', () => {
  storage(forbidden);
  expect([isFirstIn('missing', 'a'), isFirstIn('missing', 'a')]).toEqual([false, false]);
});

import { lookUp, register, resolveKey } from '../../../web/src/keyboard/keys-store';

const stroke = (key: string) => ({ key, hasModifier: false, isRepeat: false, isTyping: false });

test('g waits for the second key', () => {
  const first = resolveKey(stroke('g'), null);
  expect(first).toEqual({ name: null, pending: 'g' });
  expect(resolveKey(stroke('W'), first.pending)).toEqual({ name: 'g w', pending: null });
});

test('nothing fires while somebody types or holds a modifier', () => {
  expect(resolveKey({ ...stroke('a'), isTyping: true }, null).name).toBeNull();
  expect(resolveKey({ ...stroke('a'), hasModifier: true }, 'g')).toEqual({ name: null, pending: null });
});

test('letters and signs mean nothing to whom they are turned off, other keys do', () => {
  const off = (key: string, previous: string | null = null) =>
    resolveKey({ ...stroke(key), areLettersOff: true }, previous);
  expect(['a', 'g', '?', '/'].map((key) => off(key))).toEqual(Array(4).fill({ name: null, pending: null }));
  expect(off('w', 'g').name).toBeNull();
  expect(['Escape', 'Enter'].map((key) => off(key).name)).toEqual(['Escape', 'Enter']);
});

test('a key that is held down moves through lists, and commands nothing', () => {
  expect(resolveKey({ ...stroke('a'), isRepeat: true }, null)).toEqual({ name: null, pending: null });
  expect(resolveKey({ ...stroke('W'), isRepeat: true }, 'g').name).toBeNull();
  expect(resolveKey({ ...stroke('J'), isRepeat: true }, null).name).toBe('j');
});

test('who registered last gets the key, and gives it back', () => {
  const told: string[] = [];
  const below = register({ a: () => told.push('below'), d: () => told.push('d') });
  const above = register({ a: () => told.push('above') });
  lookUp('a')?.();
  lookUp('d')?.();
  above();
  lookUp('a')?.();
  below();
  expect(told).toEqual(['above', 'd', 'below']);
  expect(lookUp('a')).toBeUndefined();
});

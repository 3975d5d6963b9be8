import { z } from 'zod';
import { newId } from '../../../web/src/api/new-id';
import { newKey } from '../../../web/src/api/use-press';

test('IDs and keys are made also where a page without TLS knows no UUIDs', () => {
  const { crypto } = globalThis;
  const getRandomValues = (values: Uint16Array) => crypto.getRandomValues(values);
  Object.defineProperty(globalThis, 'crypto', { value: { getRandomValues }, configurable: true });
  const ids = Array.from({ length: 200 }, newId);
  const keys = Array.from({ length: 200 }, newKey);
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  expect(ids.filter((id) => !z.uuidv4().safeParse(id).success)).toEqual([]);
  expect(new Set([...ids, ...keys]).size).toBe(400);
});

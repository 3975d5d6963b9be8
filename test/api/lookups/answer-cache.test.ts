import { createAnswerCache } from '../../../api/lookups/answer-cache';
import type { LookupAnswer } from '../../../domain/lookup/result';

const saying = (text: string): LookupAnswer => ({ ok: true, attributes: { text }, spent: { steps: 0, made: 0 } });

test('an answer is remembered until its time is over', () => {
  const cache = createAnswerCache();
  cache.set('who?', saying('me'), 100);
  expect(cache.get('who?', 99)).toEqual(saying('me'));
  expect(cache.get('who?', 100)).toBeUndefined();
  expect(cache.get('who?', 99)).toBeUndefined();
});

test('it holds so many entries and so many characters, and the oldest give way', () => {
  const few = createAnswerCache(3);
  for (const name of ['a', 'b', 'c', 'd']) few.set(name, saying(name), 1);
  expect(['a', 'b', 'c', 'd'].filter((name) => few.get(name, 0))).toEqual(['b', 'c', 'd']);
  const small = createAnswerCache(1_000, 1_000);
  for (const name of ['a', 'b', 'c']) small.set(name, saying('x'.repeat(400)), 1);
  expect(['a', 'b', 'c'].filter((name) => small.get(name, 0))).toEqual(['b', 'c']);
  for (let time = 0; time < 1_000; time += 1) small.set('b', saying('y'), 1);
  expect(small.get('c', 0)).toBeDefined();
});

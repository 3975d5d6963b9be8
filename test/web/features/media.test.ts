import { loadedMedia, shownMedia } from '../../../web/src/pieces/media';

const free = (max: number) => ({ max, used: 0, outside: 0 });
const types = (loads: ReturnType<typeof shownMedia>) => loads.map(([type]) => type);

test('load is told by medium: of those that he has load of, and of one who has none, of work items', () => {
  const capacity = { voice: free(1), chat: { max: 3, used: 2, outside: 0 }, workitem: free(2), email: free(0) };
  expect(types(shownMedia(capacity))).toEqual(['voice', 'chat', 'workitem']);
  expect(types(loadedMedia(capacity))).toEqual(['chat']);
  expect(types(loadedMedia({ ...capacity, voice: { max: 1, used: 0, outside: 1 } }))).toEqual(['voice', 'chat']);
  expect(types(loadedMedia({ voice: free(1), workitem: free(2) }))).toEqual(['workitem']);
  expect(types(loadedMedia({ voice: free(1) }))).toEqual(['voice']);
  expect(types(loadedMedia({}))).toEqual([]);
});

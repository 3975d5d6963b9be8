import { queryString } from '../../../web/src/api/client';
import { findByAnyId } from '../../../web/src/api/find';

jest.mock('../../../web/src/session/session', () => ({ believed: () => null, noteSession: jest.fn() }));
jest.mock('../../../web/src/text/i18n', () => ({ withTexts: (loading: Promise<unknown>) => loading }));

afterEach(() => jest.restoreAllMocks());

function answers(status: number, body: unknown) {
  return jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status }));
}

test('a query says what is given, lists by commas, and nothing of what is empty', () => {
  expect(queryString({ q: 'a b', state: ['queued', 'offered'], limit: 6, cursor: '', sort: undefined })).toBe(
    '?q=a+b&state=queued%2Coffered&limit=6',
  );
  expect(queryString({ q: undefined })).toBe('');
});

test('what has an ID is found, by the ID as it was typed', async () => {
  const asked = answers(200, { items: [{ id: '7' }], cases: [] });
  expect(await findByAnyId('CL 7')).toEqual({ items: [{ id: '7' }], cases: [] });
  expect(asked.mock.calls[0]?.[0]).toBe('/v1/find?q=CL+7');
});

test('a server that cannot tell has not said that there is nothing', async () => {
  answers(503, { code: 'UNAVAILABLE' });
  await expect(findByAnyId('CL 7')).rejects.toMatchObject({ status: 503 });
});

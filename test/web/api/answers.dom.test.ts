import { request } from '../../../web/src/api/client';
import { download } from '../../../web/src/api/download';
import { showLanguage } from '../../../web/src/text/i18n';

jest.mock('../../../web/src/session/session', () => ({ believed: () => null, noteSession: jest.fn() }));

beforeAll(() => showLanguage('en'));
afterEach(() => jest.restoreAllMocks());

const page = '<html>Sign in to this network</html>';
const html = { 'content-type': 'text/html' };

function answered(answer: Response): Promise<unknown> {
  jest.spyOn(globalThis, 'fetch').mockResolvedValue(answer);
  return request('/v1/workitems/7/actions/note', { method: 'POST', body: {} });
}

function breaksOff(headers: Record<string, string>): Response {
  const start = (controller: ReadableStreamDefaultController) => controller.error(new TypeError('network error'));
  return new Response(new ReadableStream({ start }), { headers });
}

test.each([
  ['a page in place of the answer', () => new Response(page, { headers: html })],
  ['half an answer', () => new Response('{"id":"7","attri')],
  ['an answer that breaks off', () => breaksOff({})],
  ['a gateway that finds no server', () => new Response(page, { status: 502, headers: html })],
  ['a gateway that has no such server', () => new Response('no backend', { status: 404 })],
])('%s tells nothing of what came of it', async (_, answer) => {
  await expect(answered(answer())).rejects.toMatchObject({ status: 0, code: 'NETWORK' });
});

test('what the server says stands: a refusal, nothing at all, and that there is nothing', async () => {
  const refusal = (status: number, code: string) => new Response(JSON.stringify({ code }), { status });
  await expect(answered(refusal(404, 'NOT_FOUND'))).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
  await expect(answered(refusal(503, 'UNAVAILABLE'))).rejects.toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  await expect(answered(new Response(page, { status: 403 }))).rejects.toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(await answered(new Response(null, { status: 204 }))).toBeNull();
  expect(await answered(new Response('null'))).toBeNull();
});

test.each([
  ['a page of somebody in between', () => new Response(page, { headers: html })],
  ['a file that breaks off', () => breaksOff({ 'content-type': 'text/csv' })],
])('%s is not kept as the file that was asked for', async (_, answer) => {
  const kept = jest.fn();
  Object.assign(URL, { createObjectURL: kept });
  jest.spyOn(globalThis, 'fetch').mockResolvedValue(answer());
  await expect(download('/v1/workitems', 'text/csv', 'tasks.csv')).rejects.toMatchObject({ code: 'NETWORK' });
  expect(kept).not.toHaveBeenCalled();
});

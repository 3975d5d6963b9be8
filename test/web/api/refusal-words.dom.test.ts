import { request } from '../../../web/src/api/client';
import { problemText } from '../../../web/src/pieces/problem-text';
import { problems } from '../../../web/src/text/en/problems';
import { refusals } from '../../../web/src/text/en/refusals';
import { showLanguage, withTexts } from '../../../web/src/text/i18n';

jest.mock('../../../web/src/session/session', () => ({ believed: () => null, noteSession: jest.fn() }));
jest.mock('../../../web/src/text/i18n', () => {
  const real = jest.requireActual<{ withTexts: () => unknown }>('../../../web/src/text/i18n');
  return { ...real, withTexts: jest.fn(real.withTexts) };
});
const loading = jest.mocked(withTexts);

beforeAll(() => showLanguage('en'));
afterEach(() => loading.mockClear());

async function refusedWith(status: number, code: string): Promise<string> {
  const answer = new Response(JSON.stringify({ code, detail: 'as it came' }), { status });
  jest.spyOn(globalThis, 'fetch').mockResolvedValue(answer);
  return request('/v1/workitems/7').then(String, problemText);
}

test('a server in trouble is told of by what is there: no text is asked of it', async () => {
  expect(await refusedWith(503, 'UNAVAILABLE')).toBe(problems.problem.UNAVAILABLE);
  expect(loading).not.toHaveBeenCalled();
});

test('a refusal whose words cannot be loaded is told as it came', async () => {
  loading.mockRejectedValueOnce(new TypeError('no connection'));
  expect(await refusedWith(409, 'NOT_OFFERED')).toBe('as it came');
});

test('the first refusal brings the words of all', async () => {
  expect(await refusedWith(409, 'NOT_OFFERED')).toBe(refusals.problem.NOT_OFFERED);
  expect(await refusedWith(409, 'CAPACITY_FULL')).toBe(refusals.problem.CAPACITY_FULL);
  expect(loading).toHaveBeenCalledTimes(1);
});

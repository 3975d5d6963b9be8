import { readSettings } from '../../api/settings';
import { startTestApi, type TestApi } from './test-api';

let open: TestApi;
let closed: TestApi;
beforeAll(async () => {
  [open, closed] = await Promise.all([
    startTestApi({ CASEWRIGHT_FRAME_ANCESTORS: 'https://crm.example.com, https://erp.example.com' }),
    startTestApi(),
  ]);
});
afterAll(() => Promise.all([open?.stop(), closed?.stop()]));

test('pages of the origins that are named may show the desktop in a frame, and no others', async () => {
  const { headers } = await open.call(null, 'get', '/health/live');
  expect(headers['content-security-policy']).toContain(
    "frame-ancestors 'self' https://crm.example.com https://erp.example.com",
  );
  expect(headers['x-frame-options']).toBeUndefined();
});

test('without a list nobody may', async () => {
  const { headers } = await closed.call(null, 'get', '/health/live');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-frame-options']).toBeDefined();
});

test.each(['*', 'https://*.example.com', 'crm.example.com', 'https://crm.example.com/desk', "'self'; script-src *"])(
  '%s is no origin, and the API does not start with it',
  (text) => {
    const environment = { DATABASE_URL: 'postgres://localhost/x', CASEWRIGHT_FRAME_ANCESTORS: text };
    expect(() => readSettings(environment)).toThrow('CASEWRIGHT_FRAME_ANCESTORS: is no list of origins');
  },
);

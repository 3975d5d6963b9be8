import type { Frame, Page } from 'playwright-core';
import { openOffice } from './office';
import type { Office } from './office';
import { startTlsFront } from './tls-front';
import type { TlsFront } from './tls-front';
import { untilStream } from './until';

jest.setTimeout(240_000);

/** The desktop, a CRM that may show it in a frame, and a site that may not: three sites to a browser. */
const desk = 'desk.example';
const crm = 'crm.test';
const other = 'other.invalid';

let front: TlsFront;
let office: Office;
let ana: Page;
beforeAll(async () => {
  front = await startTlsFront();
  const env = { CASEWRIGHT_PUBLIC_URL: front.origin(desk), CASEWRIGHT_FRAME_ANCESTORS: front.origin(crm) };
  const hosts = [desk, crm, other].map((host) => `MAP ${host} 127.0.0.1`).join(', ');
  office = await openOffice({ env }, [`--host-resolver-rules=${hosts}`]);
  front.forward(desk, office.stack.ready.api);
  const page = `<!doctype html><title>Customers</title><iframe name="desk" src="${front.origin(desk)}/work"
    style="width: 1200px; height: 700px"></iframe>`;
  front.serve(crm, page);
  front.serve(other, page);
  ana = await office.visit({ ignoreHTTPSErrors: true });
});
afterAll(async () => {
  await office?.close();
  front?.close();
});

function frameOf(page: Page): Frame {
  const frame = page.frame('desk');
  if (frame === null) throw new Error('the page shows no frame');
  return frame;
}

test('an agent signs in in a window, and works in the frame of an allowed origin', async () => {
  await ana.goto(front.origin(crm));
  const opened = ana.context().waitForEvent('page');
  await frameOf(ana).getByTestId('sign-in-window').click();
  const window = await opened;
  await window.getByTestId('password').fill(office.password);
  await window.getByTestId('sign-in-ana').click();
  await window.getByTestId('my-day').waitFor();
  await window.close();

  const frame = frameOf(ana);
  await untilStream(frame);
  await frame.getByTestId('presence-ready').click();
  const item = await office.capture({ name: 'Seen in the CRM' });
  await frame.getByTestId('offer-accept').click();
  await frame.getByRole('heading', { name: item.reference }).waitFor();
  await frame.locator('[data-testid=item-state] [data-state=connected]').waitFor();
  expect(await office.item(item)).toMatchObject({ assignee: 'ana' });
  const [session] = await ana.context().cookies(front.origin(desk));
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'None' });
});

test('a page of any other origin gets no frame of it, also from whoever is signed in', async () => {
  const page = await ana.context().newPage();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(front.origin(other));
  await refused;
  expect(await frameOf(page).locator('#root').count()).toBe(0);
  await page.close();
});

test.each([crm, other])('what a page of %s asks by itself is not vouched for by the session', async (host) => {
  const page = await ana.context().newPage();
  await page.goto(`${front.origin(host)}/plain`);
  const address = `/v1/me?by=${host}`;
  await page.evaluate(
    `fetch('${front.origin(desk)}${address}', { mode: 'no-cors', credentials: 'include' }).catch(() => null)`,
  );
  const [asked] = front.passed.filter(({ url }) => url === address);
  // The browser sends it, so it is for us to refuse.
  expect(asked?.cookie).toContain('__Host-casewright-session=');
  expect(asked?.status).toBe(403);
  await page.close();
});

test('no page has told its console of a defect', () => {
  expect(office.defects.filter((text) => !text.includes('frame-ancestors'))).toEqual([]);
});

import { useOffice } from './office';

const office = useOffice();
const call = (...input: Parameters<ReturnType<typeof office.api>['call']>) => office.api().call(...input);

const calendar = { timeZone: 'Europe/Berlin', hours: { fri: ['09:00-17:00'] }, holidays: { also: ['2026-12-04'] } };
const path = '/v1/config/calendars/desk/preview';

test('a preview shows what is published, the draft, and what is not saved yet', async () => {
  const document = { kind: 'calendar', key: 'desk', division: 'claims', ...calendar };
  await call('admin', 'post', '/v1/config/apply', { documents: [document] }).expect(200);
  const hours = { fri: ['10:00-12:00'] };
  await call('admin', 'put', '/v1/config/calendars/desk?state=draft', { ...document, hours }).expect(200);
  const query = 'from=2026-11-27&days=9';
  const published = (await call('sue', 'get', `${path}?${query}`).expect(200)).body;
  expect(published).toMatchObject({ key: 'desk', division: 'claims', timeZone: 'Europe/Berlin', openMinutes: 480 });
  expect(published.days[0]).toEqual({
    date: '2026-11-27',
    weekday: 'fri',
    open: [{ from: '2026-11-27T08:00:00.000Z', to: '2026-11-27T16:00:00.000Z', localFrom: '09:00', localTo: '17:00' }],
    openMinutes: 480,
    closings: [],
    clockChanges: [],
  });
  expect(published.days[7]).toMatchObject({ date: '2026-12-04', open: [], closings: [{ by: 'own-day' }] });
  expect((await call('sue', 'get', `${path}?${query}&state=draft`).expect(200)).body.openMinutes).toBe(120);
  const given = { ...calendar, hours: { sat: ['00:00-24:00'] } };
  expect((await call('sue', 'post', `${path}?${query}`, given).expect(200)).body.openMinutes).toBe(2 * 24 * 60);
  expect((await call('sue', 'get', path).expect(200)).body.days).toHaveLength(60);
});

test('what could not be published has no preview, and says why', async () => {
  const given = { ...calendar, hours: { fri: ['17:00-09:00'] } };
  const { body } = await call('sue', 'post', path, given).expect(400);
  expect(body.errors).toMatchObject([{ path: 'documents[0].hours.fri[0]', code: 'INVALID_HOURS' }]);
  for (const query of ['days=0', 'days=367', 'from=1999-12-31', 'from=2026-02-30', 'from=today'])
    await call('sue', 'get', `${path}?${query}`).expect(400);
});

test('calendars of other divisions have no preview', async () => {
  await call('paula', 'get', path).expect(404);
  await call('paula', 'post', `${path}?division=claims`, calendar).expect(404);
});

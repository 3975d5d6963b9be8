import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

const hourMs = 3_600_000;
/** Clocks are read to the ms, here and there. */
const clockMs = 1;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(async () => api.stop());

let captured = 0;
/** What the API says of an item activated so many hours ago, and the bounds of its age when it was asked. */
async function activated(source: string, body: object, hoursAgo: number) {
  const activatedMs = Date.now() - hoursAgo * hourMs;
  captured += 1;
  const given = { ...body, source, externalId: `number-${captured}`, activateAt: new Date(activatedMs).toISOString() };
  const { id } = (await api.call(`source:${source}`, 'post', '/v1/workitems', given).expect(201)).body;
  const fromMs = Date.now() - activatedMs;
  const { body: item } = await api.call('admin', 'get', `/v1/workitems/${id}`).expect(200);
  return { item, fromMs, toMs: Date.now() - activatedMs };
}

function lead(department: string, segment: string, more: object = {}) {
  return { worktype: 'lead', attributes: { Department: department, Customer_Segment: segment, ...more } };
}

/** Between two points the priority rises with each ms; `at` and `perHour` say where and how much. */
function expectAt(
  { item, fromMs, toMs }: Awaited<ReturnType<typeof activated>>,
  { at, priority, perHour }: { at: number; priority: number; perHour: number },
) {
  const bounds = [fromMs - clockMs, toMs + clockMs].map(
    (ageMs) => priority + ((ageMs - at * hourMs) / hourMs) * perHour,
  );
  const [low = 0, high = 0] = bounds.sort((a, b) => a - b);
  expect(item.priority).toBeGreaterThanOrEqual(low);
  expect(item.priority).toBeLessThanOrEqual(high);
}

test('Sales Gold stands at 500 at capture, 1250 at 36 h and 2000 when due after 72 h, and keeps the overdue value', async () => {
  for (const [at, priority] of [
    [0, 500],
    [18, 875],
    [36, 1250],
    [54, 1625],
  ] as const) {
    const found = await activated('web', lead('Sales', 'Gold'), at);
    expectAt(found, { at, priority, perHour: 1500 / 72 });
    expect(Date.parse(found.item.dueAt) - Date.parse(found.item.activateAt)).toBe(72 * hourMs);
  }
  for (const at of [72, 73, 1_000]) {
    const { item } = await activated('web', lead('Sales', 'Gold'), at);
    expect(item.priority).toBe(2000);
  }
});

test.each<[string, string, number, number, number, number]>([
  // Hours since activation, priority there, and how much it rises in an hour.
  ['Finance', 'Gold', 0, 400, 600 / 72, 72],
  ['Finance', 'Gold', 36, 700, 600 / 72, 72],
  ['Finance', 'Gold', 72, 1000, 0, 72],
  ['Finance', 'Silver', 0, 200, 160 / 60, 120],
  ['Finance', 'Silver', 60, 360, 640 / 60, 120],
  ['Finance', 'Silver', 120, 1000, 0, 120],
  ['Finance', 'Bronze', 119, 100, 0, 240],
  ['Finance', 'Bronze', 120, 550, 0, 240],
  ['Finance', 'Bronze', 216, 1000, 0, 240],
  ['Sales', 'Silver', 60, 360, 640 / 60, 120],
  ['Sales', 'Bronze', 0, 100, 0, 240],
  ['Sales', 'Bronze', 120, 250, 0, 240],
  ['Sales', 'Bronze', 240, 400, 0, 240],
  ['Sales', 'Promotion', 143, 300, 0, 240],
  ['Sales', 'Promotion', 144, 900, 0, 240],
  ['Sales', 'Promotion', 192, 100, 0, 240],
  ['Sales', 'Promotion', 240, 0, 0, 240],
  ['Legal', 'Gold', 0, 0, 0, 240],
  ['Legal', 'Gold', 120, 50, 0, 240],
  ['Legal', 'Gold', 216, 100, 0, 240],
])('%s %s after %d h stands at %d', async (department, segment, at, priority, perHour, slaHours) => {
  const found = await activated('web', lead(department, segment), at);
  expectAt(found, { at, priority, perHour });
  expect(Date.parse(found.item.dueAt) - Date.parse(found.item.activateAt)).toBe(slaHours * hourMs);
});

test('a value past the due date goes on growing where its scheme says so', async () => {
  const { worktype, attributes } = claim('') as { worktype: string; attributes: object };
  // 100 to 1000 in 48 h, then 120 % and 1 % more an hour.
  for (const [at, priority] of [
    [48, 1180],
    [58, 1270],
  ] as const) {
    const found = await activated('crm', { worktype, attributes }, at);
    expectAt(found, { at, priority, perHour: 9 });
  }
});

test('an output that is FEEL over the item moves the curve: a minimum of 100 + min(Deal_Value / 100, 400)', async () => {
  const { document } = (await api.call('admin', 'get', '/v1/config/decisions/segmentation?division=sales').expect(200))
    .body;
  const rules = (document.rules as unknown[][]).map((rule) =>
    rule.map((cell, at) => (at === 3 ? '100 + min(attributes.Deal_Value / 100, 400)' : cell)),
  );
  await api.call('admin', 'post', '/v1/config/apply', { documents: [{ ...document, rules }] }).expect(200);
  for (const [value, min] of [
    [0, 100],
    [12_300, 223],
    [40_000, 500],
    [1_000_000, 500],
  ] as const) {
    const half = await activated('web', lead('Sales', 'Gold', { Deal_Value: value }), 36);
    expectAt(half, { at: 36, priority: (min + 2000) / 2, perHour: (2000 - min) / 72 });
  }
});

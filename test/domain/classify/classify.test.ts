import { classify } from '../../../domain/classify/classify';
import type { ClassifyInput } from '../../../domain/classify/classify';
import type { Classified } from '../../../domain/classify/classified';
import { createCatalogue } from '../../../domain/classify/catalogue';
import { priorityAt } from '../../../domain/priority/curve';
import { dayMs, hourMs, minuteMs } from '../../../domain/time/duration';
import { exampleDocuments } from '../examples';

const catalogue = createCatalogue(exampleDocuments('claims', 'leads').map((document) => ({ document, version: 1 })));
const capturedAtMs = Date.UTC(2026, 10, 23, 9);
const claim: ClassifyInput = {
  source: 'crm',
  worktype: 'medical-claim',
  attributes: { Case_ID: 'C-1', Claim_Value: 5_000 },
  capturedAtMs,
};

function classified(input: Partial<ClassifyInput>): Classified {
  const result = classify({ ...claim, ...input }, catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

function lead(attributes: Record<string, unknown>, more: Partial<ClassifyInput> = {}): Classified {
  return classified({ source: 'web', worktype: 'lead', attributes, ...more });
}

test.each([
  [100_000, 'claim-standard', 'claim-routing: rule 2'],
  [100_000.01, 'claim-large', 'claim-routing: rule 1'],
  [100_001, 'claim-large', 'claim-routing: rule 1'],
  [0, 'claim-standard', 'claim-routing: rule 2'],
])('a claim of %d is routed by %s', (value, plan, note) => {
  const item = classified({ attributes: { Case_ID: 'C', Claim_Value: value } });
  expect(item.plan.key).toBe(plan);
  expect(item.notes).toContain(note);
});

test('a claim pins what its worktype says', () => {
  expect(classified({})).toMatchObject({
    division: 'claims',
    queue: 'claims',
    referencePrefix: 'CLM',
    mediaType: 'workitem',
    weight: 1,
    status: 'open',
    onAcceptStatus: 'review',
    overdueStatus: 'overdue',
    finalStatus: 'closed',
    activationMs: capturedAtMs,
    dueMs: capturedAtMs + 48 * hourMs,
    expiresMs: capturedAtMs + 72 * hourMs,
    offer: { answer: 'manual', expiryMs: 5 * minuteMs, declineForMs: minuteMs },
    completion: { by: 'both', markDone: true, sourceTimeoutMs: 15 * minuteMs },
    emergencyQueue: 'emergency-backlog',
    versions: { 'worktype/medical-claim': 1, 'decision/claim-routing': 1, 'routing-plan/claim-standard': 1 },
  });
});

test('a large claim widens after half an hour', () => {
  const { plan } = classified({ attributes: { Case_ID: 'C', Claim_Value: 200_000 } });
  expect(plan.rings).toEqual([
    { afterMs: 0, requirement: { skills: 'Adjuster >= 3 and Fraud Detection >= 1' } },
    { afterMs: 30 * minuteMs, requirement: { skills: 'Adjuster >= 2 and Fraud Detection >= 1' } },
  ]);
});

test.each([
  ['Finance', 'Gold', 1, 'gold', 400, 1000, 3],
  ['Finance', 'Silver', 2, 'silver', 200, 1000, 5],
  ['Finance', 'Bronze', 3, 'bronze', 100, 1000, 10],
  ['Sales', 'Gold', 4, 'gold', 500, 2000, 3],
  ['Sales', 'Silver', 5, 'silver', 200, 1000, 5],
  ['Sales', 'Bronze', 6, 'bronze', 100, 400, 10],
  ['Sales', 'Promotion', 7, 'promotion', 0, 1000, 10],
  ['Finance', 'Promotion', 8, 'bronze', 0, 100, 10],
  [undefined, undefined, 8, 'bronze', 0, 100, 10],
])('a lead of %s and %s falls under rule %d', (department, segment, rule, scheme, min, max, days) => {
  const item = lead({ Department: department, Customer_Segment: segment });
  expect(item.notes).toContain(`segmentation: rule ${rule}`);
  expect(item.versions).toHaveProperty(`priority-scheme/${scheme}`, 1);
  expect(item.curve).toMatchObject({ min, max, dueMs: capturedAtMs + days * dayMs });
});

test('sales gold stands at 500 at capture, 1250 at 36 h and 2000 when due', () => {
  const { curve } = lead({ Department: 'Sales', Customer_Segment: 'Gold' });
  const at = (hours: number) => priorityAt(curve, capturedAtMs + hours * hourMs);
  expect([at(0), at(36), at(72)]).toEqual([500, 1250, 2000]);
});

test('the preferred agent has a lead for 10 % of its SLA', () => {
  const { plan } = lead({ Department: 'Sales', Customer_Segment: 'Gold' }, { preferredAgent: 'paula' });
  expect(plan.rings.map((ring) => Math.round(ring.afterMs))).toEqual(
    [0, 0.1, 0.4, 0.7].map((share) => share * 72 * hourMs),
  );
});

test.each(['nobody', 'ana'])('a preferred agent whom the division does not have is noted: %s', (preferredAgent) => {
  const item = lead({}, { preferredAgent });
  expect(item.preferredAgentKnown).toBe(false);
  expect(item.notes).toContain(`preferred agent ${preferredAgent} is unknown: his ring is skipped`);
});

test('with an activation alone, due is activation and target', () => {
  const activateAtMs = capturedAtMs + dayMs;
  const item = classified({ activateAtMs });
  expect(item).toMatchObject({ activationMs: activateAtMs, dueMs: activateAtMs + 48 * hourMs });
});

test('a due date that the source gives stands, and expiry keeps its distance from it', () => {
  const dueAtMs = capturedAtMs + 10 * hourMs;
  const item = classified({ dueAtMs });
  expect(item).toMatchObject({ activationMs: capturedAtMs, dueMs: dueAtMs, expiresMs: dueAtMs + 24 * hourMs });
  expect(priorityAt(item.curve, capturedAtMs + 5 * hourMs)).toBe(550);
});

test('a due date in the past makes the item overdue at once', () => {
  const item = classified({ activateAtMs: capturedAtMs - 3 * hourMs, dueAtMs: capturedAtMs - hourMs });
  expect(priorityAt(item.curve, capturedAtMs)).toBeCloseTo(100 + 1.21 * 900, 9);
});

test('a due date before the activation is refused', () => {
  const result = classify({ ...claim, activateAtMs: capturedAtMs + 2, dueAtMs: capturedAtMs + 1 }, catalogue);
  expect(result).toMatchObject({ ok: false, errors: [{ path: 'dueAt', code: 'DUE_BEFORE_ACTIVATION' }] });
});

test('what the source gives stands', () => {
  const item = classified({ priority: 77, department: 'Health', process: 'Review', externalTag: 'tag' });
  expect(item).toMatchObject({ department: 'Health', process: 'Review', externalTag: 'tag' });
  expect(priorityAt(item.curve, capturedAtMs + 40 * hourMs)).toBe(77);
});

test('every fault of the attributes is listed with its path', () => {
  const result = classify(
    { ...claim, attributes: { Claim_Value: -1, Policy_Type: 'Pet', Urgency_Score: 1.5 } },
    catalogue,
  );
  expect(result.ok ? [] : result.errors).toEqual([
    { path: 'attributes.Case_ID', message: 'is required', code: 'REQUIRED' },
    expect.objectContaining({
      path: 'attributes.Claim_Value',
      rule: 'ATTRIBUTE_minimum',
      values: { limit: 0 },
      value: -1,
    }),
    expect.objectContaining({
      path: 'attributes.Policy_Type',
      value: 'Pet',
      allowed: ['Individual', 'Family', 'Group'],
    }),
    expect.objectContaining({ path: 'attributes.Urgency_Score', value: 1.5, allowed: 'integer' }),
  ]);
});

test.each([
  [{ source: 'nobody' }, 'source', 'UNKNOWN_SOURCE'],
  [{ worktype: 'nothing' }, 'worktype', 'UNKNOWN_WORKTYPE'],
  [{ worktype: undefined }, 'worktype', 'REQUIRED'],
  [{ division: 'sales' }, 'division', 'DIVISION_NOT_ALLOWED'],
])('%j is refused at %s with %s', (input, path, code) => {
  expect(classify({ ...claim, ...input }, catalogue)).toMatchObject({ ok: false, errors: [{ path, code }] });
});

test("an item's attribute names cannot change what a rule reads", () => {
  const documents = exampleDocuments('claims').map((document) =>
    document.kind === 'decision'
      ? { ...document, inputs: ['attributes.Claim_Value * 2'], rules: [['> 200000', '"claim-large"']] }
      : document,
  );
  const odd = createCatalogue(documents.map((document) => ({ document, version: 1 })));
  const attributes = { Case_ID: 'C', Claim_Value: 5, 'Claim_Value * 2': 900_000 };
  const result = classify({ ...claim, attributes }, odd);
  expect(result.ok && result.value.notes).toEqual(['claim-routing: no rule matched: defaults']);
  expect(result.ok && result.value.noted).toEqual([{ code: 'NO_RULE_DEFAULTS', values: { table: 'claim-routing' } }]);
});

/** The leads on the hours of their division's calendar, some of it changed. */
function leadCatalogue(change: Record<string, unknown> = {}) {
  const documents = exampleDocuments('leads').map((document) => {
    if (document.kind === 'worktype') return { ...document, sla: { ...document.sla, calendar: 'office' } };
    return document.kind === 'calendar' ? { ...document, ...change } : document;
  });
  return createCatalogue(documents.map((document, at) => ({ document, version: at + 1 })));
}

const goldLead: ClassifyInput = {
  source: 'web',
  worktype: 'lead',
  attributes: { Department: 'Sales', Customer_Segment: 'Gold' },
  capturedAtMs,
};

test('with a calendar SLA, curve and ring delays of an item count in its hours', () => {
  const hours = leadCatalogue();
  const result = classify({ ...goldLead, preferredAgent: 'paula' }, hours);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const { dueMs, curve, plan, versions, ringBaseMs } = result.value;
  // Captured on a Monday at 10:00 in Berlin: 37 h are left of that week, 32 h are over by Thursday of the next.
  const clock = hours.clocks('sales/office');
  expect(clock.readingAt(dueMs ?? 0) - clock.readingAt(capturedAtMs)).toBe(72 * hourMs);
  expect(new Date(dueMs ?? 0).toISOString()).toBe('2026-12-04T11:00:00.000Z');
  expect(curve).toMatchObject({ calendar: 'sales/office', min: 500, max: 2000, dueMs });
  expect(versions).toHaveProperty('calendar/office');
  const half = clock.instantOf(clock.readingAt(capturedAtMs) + 36 * hourMs);
  expect(priorityAt(curve, half, clock)).toBe(1250);
  expect(plan.rings.map((ring) => Math.round(ring.afterMs))).toEqual(
    [0, 0.1, 0.4, 0.7].map((share) => share * 72 * hourMs),
  );
  expect(ringBaseMs).toBe(capturedAtMs);
});

test('on a calendar without hours an item has no due date, and its history says why', () => {
  const result = classify(
    goldLead,
    leadCatalogue({ hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }),
  );
  expect(result).toMatchObject({
    ok: true,
    value: { dueMs: null, expiresMs: null, curve: { calendar: 'sales/office' } },
  });
  expect(result.ok && result.value.notes).toContain('calendar sales/office never opens that long: no due date');
});

test('what the catalogue keeps is what it would compute anew, also when more spans were seen than it keeps', () => {
  const documents = exampleDocuments('claims', 'leads').map((document) => ({ document, version: 3 }));
  const kept = createCatalogue(documents);
  for (let minutes = 1; minutes <= 1_500; minutes += 1) {
    const dueAtMs = capturedAtMs + minutes * minuteMs;
    const inputs: ClassifyInput[] = [
      { ...claim, attributes: { Case_ID: 'C', Claim_Value: minutes % 2 ? 100_001 : 1 }, dueAtMs },
      { ...claim, source: 'web', worktype: 'lead', attributes: { Customer_Segment: 'Gold' }, dueAtMs },
    ];
    const answers = inputs.map((input) => classify(input, kept));
    if (minutes % 200 === 1) {
      const anew = createCatalogue(documents);
      expect(answers).toEqual(inputs.map((input) => classify(input, anew)));
    }
  }
});

test('items that are alike share what their worktype, plan and scheme say', () => {
  const [one, two] = [classified({}), classified({ capturedAtMs: capturedAtMs + 1 })];
  expect(two.curve).not.toBe(one.curve);
  for (const part of ['plan', 'statuses', 'versions', 'offer'] as const) expect(two[part]).toBe(one[part]);
  expect(two.curve.points).toBe(one.curve.points);
});

test('priorities that a rule takes out of bounds are brought back, and the history says so', () => {
  const documents = exampleDocuments('leads').map((document) =>
    document.kind === 'decision'
      ? {
          ...document,
          inputs: [],
          outputs: ['minPriority' as const, 'maxPriority' as const],
          rules: [['0 - 10**300', '10**300']],
        }
      : document,
  );
  const wild = createCatalogue(documents.map((document) => ({ document, version: 1 })));
  const result = classify(goldLead, wild);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const { curve, notes, activationMs, dueMs } = result.value;
  expect(curve).toMatchObject({ min: -1e9, max: 1e9 });
  expect(notes).toEqual(
    expect.arrayContaining([
      'minimum priority -1e+300 is out of bounds: -1000000000',
      'maximum priority 1e+300 is out of bounds: 1000000000',
    ]),
  );
  for (const atMs of [activationMs, dueMs ?? 0, (dueMs ?? 0) + 1_000 * dayMs])
    expect(Number.isFinite(priorityAt(curve, atMs))).toBe(true);
});

test('a list that is too long to be looked through is not shown to the rules, which say so', () => {
  const documents = exampleDocuments('claims').map((document) => {
    if (document.kind === 'worktype') return { ...document, attributes: { type: 'object' } };
    if (document.kind !== 'decision') return document;
    const walks = 'count(attributes.Parts[item = 1]) > 0';
    return {
      ...document,
      inputs: [walks],
      outputs: ['segment' as const],
      rules: [
        ['true', '"seen"'],
        ['-', '"unseen"'],
      ],
    };
  });
  const rules = createCatalogue(documents.map((document) => ({ document, version: 1 })));
  const segmentOf = (length: number) => {
    const result = classify({ ...claim, attributes: { Parts: Array.from({ length }, () => 1) } }, rules);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return [result.value.segment, result.value.attributes['Parts'], result.value.notes] as const;
  };
  expect(segmentOf(1_000)[0]).toBe('seen');
  const [segment, parts, notes] = segmentOf(1_001);
  expect(segment).toBe('unseen');
  expect(parts).toHaveLength(1_001);
  expect(notes).toContain('a list of more than 1000 entries is not shown to rules');
});

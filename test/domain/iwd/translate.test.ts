import fc from 'fast-check';
import { classify } from '../../../domain/classify/classify';
import { createCatalogue } from '../../../domain/classify/catalogue';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { exportPart, type IwdRule, isRules, type SolutionRules, type Tenant } from '../../../domain/iwd/export';
import { translateExport } from '../../../domain/iwd/translate';
import { priorityAt } from '../../../domain/priority/curve';
import { hourMs } from '../../../domain/time/duration';

const structure = {
  name: 'Environment',
  solutions: [
    {
      name: 'Köln & Co',
      dbid: 1,
      departments: [
        { name: 'Care', dbid: 2, processes: [{ name: 'Orders', dbid: 3 }, { name: 'Refunds' }] },
        { name: 'Sales', processes: [{ name: 'Orders' }] },
      ],
      capture_points: [{ name: 'WS' }, { name: 'ws' }],
    },
  ],
};

function read<T extends Tenant | SolutionRules>(value: unknown): T {
  return exportPart(value).parse(value) as T;
}

function imported(rules: unknown[], division?: string, whole: object = structure) {
  const given = rules.length === 0 ? [] : [read<SolutionRules>({ solution: 'Köln & Co', rules })];
  const translation = translateExport([read<Tenant>(whole)], given, division);
  const divisions = division === undefined ? [] : [{ kind: 'division', key: division }];
  const parsed = parseDocuments([...divisions, ...translation.documents]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(checkReferences(parsed.documents, [])).toEqual([]);
  const catalogue = createCatalogue(parsed.documents.map((document) => ({ document, version: 1 })));
  const priorityOf = (item: { department?: string; process?: string; attributes?: object }, atHours = 0) => {
    const found = classify({ source: 'ws', attributes: {}, capturedAtMs: 0, ...item } as never, catalogue);
    if (!found.ok) throw new Error(JSON.stringify(found.errors));
    const { curve, department, process, dueMs, expiresMs } = found.value;
    return { priority: priorityAt(curve, atHours * hourMs), department, process, dueMs, expiresMs };
  };
  return { ...translation, parsed: parsed.documents, priorityOf };
}

test('a process is known by name or number, and by its department where two share a name', () => {
  const { priorityOf } = imported([
    { department: 'Care', process: 'Orders', setPriority: 10 },
    { department: 'Sales', process: 'Orders', setPriority: 20 },
    { process: 'Refunds', setPriority: 30 },
  ]);
  expect(priorityOf({ department: 'Care', process: 'Orders' }).priority).toBe(10);
  expect(priorityOf({ department: '2', process: '3' })).toMatchObject({ priority: 10, department: '2', process: '3' });
  expect(priorityOf({ department: 'Sales', process: 'Orders' }).priority).toBe(20);
  expect(priorityOf({ process: 'Refunds' })).toMatchObject({ priority: 30, department: 'Care' });
  expect(priorityOf({ process: 'Orders' })).toMatchObject({ priority: 0, department: null });
});

test('rules run in the order solution, department, process; others get the solution alone', () => {
  const { priorityOf } = imported([
    { process: 'Refunds', increasePriority: 5 },
    { department: 'Care', setPriority: 7 },
    { setPriority: 100, setDueIn: { value: 2, units: 'days' }, setExpirationIn: { value: 3, units: 'days' } },
  ]);
  expect(priorityOf({ process: 'Refunds' })).toMatchObject({
    priority: 12,
    dueMs: 48 * hourMs,
    expiresMs: 72 * hourMs,
  });
  expect(priorityOf({ process: 'unknown' })).toMatchObject({ priority: 100, department: null });
});

test('keys are plain and their own, and all lies in the division that is named', () => {
  const { documents } = imported([], 'care');
  const places = (documents as { kind: string; key: string; division: string }[]).map(
    ({ kind, key, division }) => `${division}/${kind}/${key}`,
  );
  expect(places).toEqual([
    'care/queue/koln-co',
    'care/decision/koln-co',
    'care/worktype/koln-co',
    'care/source/ws',
    'care/source/ws-2',
  ]);
});

test('what has no meaning is told with its place', () => {
  const { losses } = imported([
    { name: 'Lost', department: 'Nowhere', setPriority: 1 },
    { name: 'Late', process: 'Refunds', dueTimeIsIn: { to: 1, units: 'hours' }, setPriority: 1 },
    { department: 'Sales', when: { value: { from: 1, to: 5 } }, setPriority: 1 },
    { department: 'Sales', when: { value: { from: 4 } }, setPriority: 2 },
  ]);
  expect(losses).toEqual([
    { place: 'Köln & Co/Nowhere', message: 'rule Lost belongs to what the solution does not have' },
    {
      place: 'Köln & Co/Care/Refunds',
      message: 'rule Late looks at the time until due, and no rule sets it: it never acts',
    },
    {
      place: 'Köln & Co/Sales/Orders',
      message: 'conditions on value overlap: of two that a task meets the first acts alone',
    },
  ]);
});

test('rules on different attributes act together on a task that meets both', () => {
  const { priorityOf } = imported([
    { when: { segment: 'Gold' }, increasePriority: 1 },
    { when: { value: { from: 10 } }, increasePriority: 10 },
    { when: { channel: 'web' }, increasePriority: 100 },
  ]);
  const of = (attributes: object) => priorityOf({ process: 'Refunds', attributes }).priority;
  expect(of({ segment: 'Gold', value: 10, channel: 'web' })).toBe(111);
  expect(of({ value: 99, channel: 'web' })).toBe(110);
  expect(of({ segment: 'Gold', channel: 'web' })).toBe(101);
  expect(of({ segment: 'Gold', value: 9 })).toBe(1);
  expect(of({})).toBe(0);
});

const when = fc.record(
  {
    segment: fc.constant('Gold'),
    value: fc.constantFrom({ from: 0, to: 9 }, { from: 10 }),
    channel: fc.constant('web'),
  },
  { requiredKeys: [] },
);
const rules = fc.array(
  fc.record(
    { when, department: fc.constant('Sales'), setPriority: fc.nat(900), increasePriority: fc.nat(90) },
    { requiredKeys: ['when'] },
  ),
  { minLength: 1, maxLength: 5 },
);

const small = {
  name: 'Environment',
  solutions: [
    {
      name: 'Köln & Co',
      departments: [{ name: 'Sales', processes: [{ name: 'Orders' }] }],
      capture_points: [{ name: 'WS' }],
    },
  ],
};

test('whatever conditions a task meets, it has the priority that all its rules together give', () => {
  const attributes = fc.record({
    segment: fc.constantFrom('Gold', 'Gold', 'Bronze'),
    value: fc.constantFrom(-1, 0, 9, 10, 20),
    channel: fc.constantFrom('web', 'web', 'fax'),
  });
  fc.assert(
    fc.property(rules, attributes, (given, item) => {
      const part = read<SolutionRules>({ solution: 'Köln & Co', rules: given });
      const parts = isRules(part) ? part.rules : [];
      const ofDepartment = (rule: IwdRule) => rule.department !== undefined;
      const inOrder = [...parts.filter((rule) => !ofDepartment(rule)), ...parts.filter(ofDepartment)];
      const meets = ({ when: asked }: IwdRule) =>
        Object.entries(asked).every(([name, wanted]) => {
          const value = item[name as keyof typeof item];
          if (typeof wanted !== 'object') return value === wanted;
          return Number(value) >= (wanted.from ?? -Infinity) && Number(value) <= (wanted.to ?? Infinity);
        });
      const expected = inOrder
        .filter(meets)
        .reduce((stands, rule) => (rule.setPriority ?? stands) + (rule.increasePriority ?? 0), 0);
      const { priorityOf } = imported(given, undefined, small);
      expect(priorityOf({ department: 'Sales', process: 'Orders', attributes: item }).priority).toBeCloseTo(
        expected,
        6,
      );
    }),
    { numRuns: 15 },
  );
});

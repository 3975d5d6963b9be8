import fc from 'fast-check';
import { itemAttributes, taskAttributes } from '../../../domain/iwd/attributes';
import { captureOf, taskOf, taskProblems, updateOf } from '../../../domain/iwd/task';

const task = {
  activationDateTime: '2026-11-30T08:00:00.000+01:00',
  dueDateTime: '2026-12-01T08:00:00Z',
  expirationDateTime: '2026-12-03T08:00:00Z',
  priority: 250,
  businessValue: 12,
  category: 'New order',
  channel: 'web',
  departmentId: 'Sales',
  processId: 'Orders',
  ext: { customerSegment: 'Gold', requestedAgent: 'ana' },
  data: { Order_ID: 'O-1', Lines: 3 },
};

test('a task becomes a capture', () => {
  expect(captureOf('SR-1', task)).toEqual({
    ok: true,
    value: {
      externalId: 'SR-1',
      activateAt: task.activationDateTime,
      dueAt: task.dueDateTime,
      priority: 250,
      preferredAgent: 'ana',
      department: 'Sales',
      process: 'Orders',
      attributes: {
        businessValue: 12,
        category: 'New order',
        channel: 'web',
        expirationDateTime: task.expirationDateTime,
        customerSegment: 'Gold',
        requestedAgent: 'ana',
        Order_ID: 'O-1',
        Lines: 3,
      },
    },
  });
});

test('a priority of 0 is left to the curve, and an attribute of null is none', () => {
  expect(captureOf('SR-2', { priority: 0, data: { a: null } })).toEqual({
    ok: true,
    value: { externalId: 'SR-2', attributes: {} },
  });
});

test('an update changes attributes and clocks; the rest is told as ignored', () => {
  expect(updateOf({ priority: 1, processId: 'p', dueDateTime: task.dueDateTime, data: { a: null } })).toEqual({
    ok: true,
    value: { attributes: { a: null }, clocks: { dueAt: task.dueDateTime }, ignored: ['priority', 'processId'] },
  });
  expect(updateOf({})).toEqual({ ok: true, value: { ignored: [] } });
});

test('one name in two places is a fault of the later', () => {
  const found = itemAttributes({ category: 'a', ext: { x: 1 }, data: { category: 'b', x: 2 } });
  expect(found).toMatchObject({
    ok: false,
    errors: [
      { path: 'data.category', code: 'DUPLICATE', value: 'b', message: 'stands at category already' },
      { path: 'data.x', code: 'DUPLICATE', value: 2, message: 'stands at ext.x already' },
    ],
  });
});

test.each([
  ['externalId', 'captureId'],
  ['dueAt', 'dueDateTime'],
  ['attributes.Lines', 'data.Lines'],
  ['attributes.Lines[2].a', 'data.Lines[2].a'],
  ['attributes["my field"]', 'ext["my field"]'],
  ['attributes.category', 'category'],
  ['attributes.customerId', 'ext.customerId'],
  ['attributes.missing', 'data.missing'],
  ['attributes', 'attributes'],
  ['reason', 'reason'],
])('a fault at %s is one at %s of the task', (path, expected) => {
  const sent = { category: 'c', ext: { 'my field': 1 }, data: { Lines: 1 } };
  expect(taskProblems([{ path, code: 'X' }], sent)).toEqual([{ path: expected, code: 'X' }]);
});

test('what a task brought is what it shows', () => {
  const captured = captureOf('SR-1', task);
  const attributes = captured.ok ? captured.value.attributes : {};
  const shown = taskOf({
    id: 'i',
    externalId: 'SR-1',
    state: 'connected',
    priority: 250,
    queue: 'q',
    assignee: 'ana',
    department: 'Sales',
    process: 'Orders',
    attributes,
    createdAt: 'c',
    updatedAt: 'u',
    activateAt: 'a',
    dueAt: 'd',
    expiresAt: null,
    closedAt: null,
  });
  expect(shown).toEqual({
    interactionId: 'i',
    captureId: 'SR-1',
    status: 'Assigned',
    priority: 250,
    businessValue: 12,
    category: 'New order',
    channel: 'web',
    departmentId: 'Sales',
    processId: 'Orders',
    queue: 'q',
    assignedToUser: 'ana',
    createdDateTime: 'c',
    changedDateTime: 'u',
    activationDateTime: 'a',
    dueDateTime: 'd',
    expirationDateTime: task.expirationDateTime,
    completedDateTime: null,
    ext: task.ext,
    data: task.data,
  });
});

test('attributes go to an item and back without loss', () => {
  const names = fc.constantFrom('businessValue', 'category', 'customerId', 'resultCode', 'a', 'b c', 'Lines');
  fc.assert(
    fc.property(fc.dictionary(names, fc.oneof(fc.integer(), fc.string())), (attributes) => {
      const { core, ext, data } = taskAttributes(attributes);
      expect(itemAttributes({ ...core, ext, data })).toEqual({ ok: true, attributes });
    }),
  );
});

import fc from 'fast-check';

/** A model without loose ends: each block is entered at one place and left at one. */
export type Block =
  | { type: 'task'; kind: 'task' | 'userTask' | 'serviceTask' | 'sendTask' | 'manualTask' | 'receiveTask' }
  /** A task with what undoes it. */
  | { type: 'undoable'; kind: 'task' | 'userTask'; handler: 'task' | 'serviceTask' }
  | { type: 'throw'; event: 'none' | 'signal' | 'escalation' | 'compensate' }
  | { type: 'catch'; event: 'message' | 'timer' | 'signal' | 'conditional' }
  | { type: 'sequence'; parts: Block[] }
  | { type: 'exclusive'; branches: Block[]; taken: number }
  | { type: 'inclusive'; branches: Block[]; taken: boolean[] }
  | { type: 'parallel'; branches: Block[] }
  | { type: 'events'; branches: { event: 'message' | 'timer'; next: Block }[] }
  /** By a gateway that leads back. */
  | { type: 'again'; body: Block; times: number }
  | { type: 'ad-hoc'; children: number; isSequential: boolean }
  /** Another process. */
  | { type: 'call'; body: Block }
  | SubProcess;

export interface SubProcess {
  type: 'sub-process';
  body: Block;
  /** With all but a plain end, the body has another way beside it that leads there. */
  ends: 'plainly' | 'terminate' | 'error' | 'cancel' | 'escalation';
  repeated: Repetition;
  boundary: Boundary[];
  /** Event sub-processes. */
  inner: Boundary[];
}

type Repetition =
  | { by: 'nothing' }
  | { by: 'loop'; times: number }
  | { by: 'instances'; count: number; isSequential: boolean; enough: number | null };

export interface Boundary {
  event: 'timer' | 'message' | 'conditional' | 'error' | 'escalation' | 'cancel';
  isInterrupting: boolean;
  next: Block;
}

const kinds = ['task', 'userTask', 'serviceTask', 'sendTask', 'manualTask', 'receiveTask'] as const;

const simple: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('task' as const), kind: fc.constantFrom(...kinds) }),
  fc.record({
    type: fc.constant('undoable' as const),
    kind: fc.constantFrom('task' as const, 'userTask'),
    handler: fc.constantFrom('task' as const, 'serviceTask'),
  }),
  fc.record({
    type: fc.constant('throw' as const),
    event: fc.constantFrom('none' as const, 'signal', 'escalation', 'compensate'),
  }),
  fc.record({
    type: fc.constant('catch' as const),
    event: fc.constantFrom('message' as const, 'timer', 'signal', 'conditional'),
  }),
);

const repetition: fc.Arbitrary<Repetition> = fc.oneof(
  fc.constant({ by: 'nothing' as const }),
  fc.record({ by: fc.constant('loop' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    by: fc.constant('instances' as const),
    count: fc.nat(3),
    isSequential: fc.boolean(),
    enough: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
);

/** Not `letrec`, which makes models so small that little happens in them. */
function blockOf(depth: number): fc.Arbitrary<Block> {
  if (depth === 0) return simple;
  return fc.oneof({ arbitrary: simple, weight: 1 }, { arbitrary: structured(blockOf(depth - 1)), weight: 2 });
}

function structured(block: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
  const many = (minLength: number, maxLength: number) => fc.array(block, { minLength, maxLength });
  const boundary: fc.Arbitrary<Boundary> = fc
    .record({
      event: fc.constantFrom('timer' as const, 'message', 'conditional', 'error', 'escalation'),
      isInterrupting: fc.boolean(),
      next: block,
    })
    // An error always interrupts.
    .map((one) => (one.event === 'error' ? { ...one, isInterrupting: true } : one));
  return fc.oneof(
    fc.record({ type: fc.constant('sequence' as const), parts: many(2, 4) }),
    fc.record({ type: fc.constant('exclusive' as const), branches: many(2, 3), taken: fc.nat(2) }),
    fc.record({
      type: fc.constant('inclusive' as const),
      branches: many(2, 3),
      taken: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('parallel' as const), branches: many(2, 3) }),
    fc.record({
      type: fc.constant('events' as const),
      branches: fc.array(fc.record({ event: fc.constantFrom('message' as const, 'timer' as const), next: block }), {
        minLength: 2,
        maxLength: 3,
      }),
    }),
    fc.record({ type: fc.constant('again' as const), body: block, times: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      type: fc.constant('ad-hoc' as const),
      children: fc.integer({ min: 1, max: 3 }),
      isSequential: fc.boolean(),
    }),
    fc.record({ type: fc.constant('call' as const), body: block }),
    ...Array.from({ length: 3 }, () =>
      fc.record({
        type: fc.constant('sub-process' as const),
        body: block,
        ends: fc.constantFrom('plainly' as const, 'plainly', 'terminate', 'error', 'cancel', 'escalation'),
        repeated: repetition,
        boundary: fc.array(boundary, { maxLength: 2 }),
        inner: fc.array(boundary, { maxLength: 1 }),
      }),
    ),
  );
}

export const blocks: fc.Arbitrary<Block> = fc
  .tuple(fc.array(blockOf(3), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([parts, undoes]) => ({
    type: 'sequence',
    parts: undoes ? [...parts, { type: 'throw', event: 'compensate' }] : parts,
  }));

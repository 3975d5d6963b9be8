import fc from 'fast-check';

/** A model without loose ends: each block is entered at one place and left at one. */
export type Block =
  | { type: 'task'; kind: 'task' | 'userTask' | 'serviceTask' | 'sendTask' | 'manualTask' | 'receiveTask' }
  | { type: 'throw'; event: 'none' | 'signal' | 'escalation' }
  | { type: 'catch'; event: 'message' | 'timer' | 'signal' }
  | { type: 'sequence'; parts: Block[] }
  | { type: 'exclusive'; branches: Block[]; taken: number }
  | { type: 'inclusive'; branches: Block[]; taken: boolean[] }
  | { type: 'parallel'; branches: Block[] }
  | { type: 'events'; branches: { event: 'message' | 'timer'; next: Block }[] }
  /** By a gateway that leads back. */
  | { type: 'again'; body: Block; times: number }
  | { type: 'sub-process'; body: Block; transaction: boolean; repeated: Repetition; boundary: Boundary[] };

type Repetition =
  { by: 'nothing' } | { by: 'loop'; times: number } | { by: 'instances'; count: number; isSequential: boolean };

export interface Boundary {
  event: 'timer' | 'message' | 'error' | 'escalation';
  isInterrupting: boolean;
  next: Block;
}

const kinds = ['task', 'userTask', 'serviceTask', 'sendTask', 'manualTask', 'receiveTask'] as const;

export const { block: blocks } = fc.letrec<{ block: Block; simple: Block; structured: Block; boundary: Boundary }>(
  (tie) => ({
    block: fc.oneof({ maxDepth: 4, depthIdentifier: 'block' }, tie('simple'), tie('structured')),
    simple: fc.oneof(
      fc.record({ type: fc.constant('task' as const), kind: fc.constantFrom(...kinds) }),
      fc.record({
        type: fc.constant('throw' as const),
        event: fc.constantFrom('none' as const, 'signal', 'escalation'),
      }),
      fc.record({ type: fc.constant('catch' as const), event: fc.constantFrom('message' as const, 'timer', 'signal') }),
    ),
    structured: fc.oneof(
      { depthIdentifier: 'block' },
      fc.record({ type: fc.constant('sequence' as const), parts: branchesOf(tie('block'), 1, 4) }),
      fc.record({
        type: fc.constant('exclusive' as const),
        branches: branchesOf(tie('block'), 2, 3),
        taken: fc.nat(2),
      }),
      fc.record({
        type: fc.constant('inclusive' as const),
        branches: branchesOf(tie('block'), 2, 3),
        taken: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      }),
      fc.record({ type: fc.constant('parallel' as const), branches: branchesOf(tie('block'), 2, 3) }),
      fc.record({
        type: fc.constant('events' as const),
        branches: fc.array(
          fc.record({ event: fc.constantFrom('message' as const, 'timer' as const), next: tie('block') }),
          { minLength: 2, maxLength: 3, depthIdentifier: 'block' },
        ),
      }),
      fc.record({ type: fc.constant('again' as const), body: tie('block'), times: fc.integer({ min: 1, max: 3 }) }),
      fc.record({
        type: fc.constant('sub-process' as const),
        body: tie('block'),
        transaction: fc.boolean(),
        repeated: fc.oneof(
          fc.constant({ by: 'nothing' as const }),
          fc.record({ by: fc.constant('loop' as const), times: fc.integer({ min: 1, max: 3 }) }),
          fc.record({ by: fc.constant('instances' as const), count: fc.nat(3), isSequential: fc.boolean() }),
        ),
        boundary: fc.array(tie('boundary'), { maxLength: 2, depthIdentifier: 'block' }),
      }),
    ),
    boundary: fc
      .record({
        event: fc.constantFrom('timer' as const, 'message', 'error', 'escalation'),
        isInterrupting: fc.boolean(),
        next: tie('block'),
      })
      // An error always interrupts.
      .map((one) => (one.event === 'error' ? { ...one, isInterrupting: true } : one)),
  }),
);

function branchesOf(block: fc.Arbitrary<Block>, minLength: number, maxLength: number): fc.Arbitrary<Block[]> {
  return fc.array(block, { minLength, maxLength, depthIdentifier: 'block' });
}

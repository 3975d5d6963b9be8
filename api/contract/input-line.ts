import { z } from 'zod';
import { CancelBody, CompleteBody, ReleaseBody, RequeueBody } from './action';
import { LoadBody, PresenceState } from './agent';
import { CaptureRequest } from './item';
import { GivenInstant, Key } from './scalar';
import { LinkBody, NoteBody, ReasonBody, ReprioritizeBody, SetStatusBody, UpdateBody } from './steer';
import { schemaProblems } from '../../domain/config/schema-problems';
import { duration } from '../../domain/config/fields';
import { type InputProblem, valueAt } from '../../domain/config/problem';
import { checkShape } from '../../domain/config/shape';
import { durationMs } from '../../domain/time/duration';

const at = GivenInstant.transform((text) => Date.parse(text));
const spanMs = duration.transform(durationMs);
/** Looked into by the schema of its worktype, when that is known. */
const attributes = z
  .custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    error: 'is no object',
    params: { code: 'WRONG_TYPE', allowed: 'object' },
  })
  .default({});

const captureLine = z.strictObject({
  at,
  type: z.literal('capture'),
  /** How long it takes an agent, from his accept; left out: the command's default. */
  item: CaptureRequest.extend({ attributes, handleTime: spanMs.optional() }),
});

const presenceLine = z.strictObject({
  at,
  type: z.literal('presence'),
  agent: Key,
  presence: PresenceState,
  reason: z.string().trim().min(1).max(120).optional(),
  /** How he answers offers from now on; left out: at once. */
  acceptAfter: z
    .union([z.literal('never'), spanMs], { error: 'must be "never" or a duration such as PT20S' })
    .optional(),
});

const loadLine = z.strictObject({ at, type: z.literal('load'), agent: Key, load: LoadBody });

const ofItem = {
  at,
  type: z.literal('command'),
  externalId: z.string().min(1).max(255),
  /** May be left out where the configuration has one source only. */
  source: Key.optional(),
};
const byAgent = { agent: Key.optional() };
const target = { queue: Key.optional(), agent: Key.optional(), workbin: Key.optional() };

/**
 * By action, with the bodies of the API. `agent` is who acts; left out: for accept, decline, park, release and hold whoever
 * is offered or holds the item, otherwise its source, or a supervisor where it takes one.
 */
const commandLines = {
  accept: z.strictObject({ ...ofItem, action: z.literal('accept'), ...byAgent }),
  decline: z.strictObject({ ...ofItem, action: z.literal('decline'), ...byAgent, ...ReasonBody.shape }),
  complete: z.strictObject({ ...ofItem, action: z.literal('complete'), ...byAgent, ...CompleteBody.shape }),
  cancel: z.strictObject({ ...ofItem, action: z.literal('cancel'), ...byAgent, ...CancelBody.shape }),
  park: z.strictObject({
    ...ofItem,
    action: z.literal('park'),
    ...byAgent,
    ...ReasonBody.shape,
    workbin: Key.optional(),
    until: at.optional(),
  }),
  release: z.strictObject({ ...ofItem, action: z.literal('release'), ...byAgent, ...ReleaseBody.shape }),
  pull: z.strictObject({ ...ofItem, action: z.literal('pull'), agent: Key }),
  /** `agent` is whom it goes to; so it is for transfer. */
  assign: z.strictObject({ ...ofItem, action: z.literal('assign'), agent: Key }),
  requeue: z.strictObject({ ...ofItem, action: z.literal('requeue'), ...RequeueBody.shape }),
  transfer: z
    .strictObject({
      ...ofItem,
      action: z.literal('transfer'),
      ...target,
      note: z.string().min(1).max(2_000).optional(),
    })
    .refine(({ queue, agent, workbin }) => [queue, agent, workbin].filter((to) => to !== undefined).length === 1, {
      path: ['queue'],
      message: 'or agent or workbin: one of them says where to',
    }),
  hold: z.strictObject({ ...ofItem, action: z.literal('hold'), ...byAgent, ...ReasonBody.shape }),
  pause: z.strictObject({ ...ofItem, action: z.literal('pause'), ...byAgent, ...ReasonBody.shape }),
  resume: z.strictObject({ ...ofItem, action: z.literal('resume'), ...byAgent }),
  reschedule: z
    .strictObject({
      ...ofItem,
      action: z.literal('reschedule'),
      ...byAgent,
      ...ReasonBody.shape,
      activateAt: at.optional(),
      dueAt: at.nullable().optional(),
    })
    .refine(({ activateAt, dueAt }) => activateAt !== undefined || dueAt !== undefined, {
      path: ['dueAt'],
      message: 'or activateAt, or both: one of them is needed',
    }),
  extend: z.strictObject({ ...ofItem, action: z.literal('extend'), ...ReasonBody.shape, dueAt: at }),
  reprioritize: z.strictObject({ ...ofItem, action: z.literal('reprioritize'), ...ReprioritizeBody.shape }),
  escalate: z.strictObject({ ...ofItem, action: z.literal('escalate'), ...ReasonBody.shape }),
  'set-status': z.strictObject({ ...ofItem, action: z.literal('set-status'), ...byAgent, ...SetStatusBody.shape }),
  note: z.strictObject({ ...ofItem, action: z.literal('note'), ...byAgent, ...NoteBody.shape }),
  link: z.strictObject({ ...ofItem, action: z.literal('link'), ...byAgent, ...LinkBody.shape }),
  update: z.strictObject({ ...ofItem, action: z.literal('update'), ...byAgent, ...UpdateBody.shape }),
  reclassify: z.strictObject({ ...ofItem, action: z.literal('reclassify'), ...UpdateBody.shape }),
  restart: z.strictObject({ ...ofItem, action: z.literal('restart'), ...ReasonBody.shape }),
} as const;

export type CaptureLine = z.infer<typeof captureLine>;
export type PresenceLine = z.infer<typeof presenceLine>;
export type LoadLine = z.infer<typeof loadLine>;
export type CommandLine = z.infer<(typeof commandLines)[keyof typeof commandLines]>;
/** One line of the input; `at` in epoch ms, durations in ms. */
export type InputLine = CaptureLine | PresenceLine | LoadLine | CommandLine;

/** A line with its place, `day.ndjson:7`. */
export interface PlacedLine {
  at: string;
  line: InputLine;
}

const lines = { capture: captureLine, presence: presenceLine, load: loadLine } as const;

/** Key of the agent whom a line names as its own, or as whom an item goes to. */
export function agentNamed(line: InputLine): string | undefined {
  return 'agent' in line ? line.agent : undefined;
}

/** Checks one line of the input by itself. */
export function parseLine(text: string): { ok: true; line: InputLine } | { ok: false; errors: InputProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused('', `is not JSON: ${(error as Error).message}`);
  }
  const shape = checkShape(value, '');
  if (shape.length > 0) return { ok: false, errors: shape };
  const type = valueAt(value, ['type']);
  if (type !== 'command') return parseAs(value, lines, 'type', [...Object.keys(lines), 'command']);
  return parseAs(value, commandLines, 'action', Object.keys(commandLines));
}

/** By the schema that one field names. */
function parseAs(
  value: unknown,
  schemas: Readonly<Record<string, z.ZodType<InputLine>>>,
  field: string,
  allowed: readonly string[],
): ReturnType<typeof parseLine> {
  const name = valueAt(value, [field]);
  const schema = typeof name === 'string' && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!schema) {
    if (name === undefined) return refused(field, 'is required', { allowed });
    return refused(field, field === 'action' ? 'cannot be simulated' : 'is no type of line', { value: name, allowed });
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, line: parsed.data } : { ok: false, errors: schemaProblems(parsed.error, value) };
}

function refused(path: string, message: string, more: { value?: unknown; allowed?: unknown } = {}) {
  return { ok: false as const, errors: [{ path, message, code: 'INVALID_LINE' as const, ...more }] };
}

import type { FaultRule } from '../config/fault-rule';
import { z } from 'zod';
import { displayName, duration, key } from '../config/fields';

/** FEEL; what it may say is checked where the model that is made of it is. */
export const feel = z.string().trim().min(1).max(4_000);
/** A plain text unless it begins with `=`. */
const text = z.string().trim().min(1).max(1_000);
export const variable = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, {
  error: 'is no name of a variable: letters, digits and underscores, not beginning with a digit',
});
/** A duration, or FEEL after `=`. */
const span = z.union([duration, z.string().startsWith('=').max(4_000)]);
export const schema = z.record(z.string(), z.json());

const common = {
  /** What others call it, and its element in the model; left out: its name in lower case. */
  key: key.optional(),
  when: feel.optional(),
  /** In an ad-hoc stage only: what has to be done before it starts by itself. */
  after: z.array(key).min(1).max(100).optional(),
  required: z.boolean().optional(),
  repeatable: z.boolean().optional(),
};

const work = {
  ...common,
  worktype: text.optional(),
  queue: text.optional(),
  skills: text.optional(),
  assignee: text.optional(),
  /** Somebody who is no agent, by name: he does it by a link. */
  participant: text.optional(),
  /** Where that link is sent. */
  participantMail: text.optional(),
  priority: z.union([z.number(), feel]).optional(),
  due: span.optional(),
  /** After this time somebody is told, and, with `queue`, gets a task of his own; the step goes on. */
  escalate: z.strictObject({ after: span, queue: text.optional(), task: displayName.optional() }).optional(),
};

/** By the word that says what a step does; its value is the name that people read. */
export const steps = {
  task: z.strictObject({ task: displayName, ...work, form: text.optional() }),
  approve: z.strictObject({
    approve: displayName,
    ...work,
    /** Data points that whoever decides is shown. */
    shows: z
      .array(displayName.regex(/^[^,]*$/, { error: 'holds a comma' }))
      .max(100)
      .optional(),
    /** The variable that is true or false then. */
    result: variable.optional(),
    /** A no carries one. */
    reasonForNo: z.boolean().optional(),
  }),
  form: z.strictObject({ form: displayName, ...work, schema }),
  service: z.strictObject({
    service: displayName,
    ...common,
    activity: text.optional(),
    taskQueue: text.optional(),
    connector: z.enum(['http', 'mail', 'webhook']).optional(),
    with: z.record(variable, z.union([z.string(), z.number(), z.boolean()])).optional(),
    retries: z.int().min(1).max(100).optional(),
  }),
  decide: z.strictObject({ decide: displayName, ...common, decision: text, result: variable.optional() }),
  wait: z.strictObject({
    wait: displayName,
    ...common,
    message: text.optional(),
    /** What the message is matched by. */
    by: feel.optional(),
    for: span.optional(),
    until: feel.optional(),
  }),
  milestone: z.strictObject({ milestone: displayName, ...common }),
} as const;

export type StepWord = keyof typeof steps;
export type StepOf<W extends StepWord> = z.infer<(typeof steps)[W]>;
export type GivenStep = { [W in StepWord]: StepOf<W> }[StepWord];
const words = Object.keys(steps) as StepWord[];

/** A text alone is a task of that name. */
export const step = z.custom<GivenStep | string>().check((context) => {
  const { value } = context;
  const refuse = (rule: FaultRule, message: string) => {
    const params = { code: 'INVALID_STEP', rule, allowed: words };
    context.issues.push({ code: 'custom', input: value, message, params });
  };
  if (typeof value === 'string') {
    if (!displayName.safeParse(value).success) refuse('NO_TASK_NAME', 'is no name of a task');
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse('NO_STEP', 'is neither a name nor a step');
    return;
  }
  const [word, second] = wordsIn(value);
  if (word === undefined) return refuse('STEP_SAYS_NOTHING', 'does not say what it does');
  if (second !== undefined) return refuse('STEP_SAYS_TWO', `is two things at once, ${word} and ${second}`);
  const parsed = steps[word].safeParse(value);
  if (!parsed.success) context.issues.push(...(parsed.error.issues as typeof context.issues));
});

/** A task may have a `form` too, which is no word of its own then. */
function wordsIn(value: object): StepWord[] {
  const found = words.filter((word) => Object.hasOwn(value, word));
  return found.includes('task') ? found.filter((word) => word !== 'form') : found;
}

export function wordOf(given: GivenStep): StepWord {
  return wordsIn(given)[0] ?? 'task';
}

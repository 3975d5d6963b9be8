import { z } from 'zod';

const name = z.string().trim().min(1).max(120);
const dbid = z.int().min(0);

const process = z.looseObject({ name, dbid: dbid.optional() });
const department = z.looseObject({ name, dbid: dbid.optional(), processes: z.array(process).max(1_000).default([]) });
const solution = z.looseObject({
  name,
  dbid: dbid.optional(),
  departments: z.array(department).max(1_000).default([]),
  capture_points: z.array(z.looseObject({ name })).max(1_000).default([]),
});
export type Solution = z.infer<typeof solution>;

/** The answer of `GET /gtl/business_structure`, one tenant of its list. */
const tenant = z.looseObject({
  name,
  solutions: z.array(solution).max(100).default([]),
  get tenants() {
    return z.array(tenant).max(100).default([]);
  },
});
export type Tenant = z.infer<typeof tenant>;

const unit = z.enum(['minutes', 'hours', 'days', 'weeks']);
const span = z.strictObject({ value: z.int().min(1).max(100_000), units: unit });
export type Span = z.infer<typeof span>;
const priority = z.int().min(-500_000).max(500_000);
const limit = z.number().min(-1e9).max(1e9);
const range = z
  .strictObject({ from: limit.optional(), to: limit.optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, {
    error: 'has no end',
    params: { code: 'REQUIRED', allowed: 'from, to or both' },
  });

const condition = z.union([z.string().max(255), z.number(), range]);
export type Condition = z.infer<typeof condition>;

const rule = z.strictObject({
  name: name.optional(),
  /** Where it stands in the authoring tool: nothing of it is the solution's own, a department alone is the department's. */
  department: name.optional(),
  process: name.optional(),
  /** All must hold; a range includes its ends, as iWD's does. */
  when: z.record(z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u), condition).default({}),
  /** The time that is left until due; its ends do not count, as in iWD. */
  dueTimeIsIn: z.strictObject({ from: limit.optional(), to: limit.optional(), units: unit }).optional(),
  setPriority: priority.optional(),
  increasePriority: priority.optional(),
  reprioritizeIn: span.optional(),
  setDueIn: span.optional(),
  setExpirationIn: span.optional(),
});
export type IwdRule = z.infer<typeof rule>;

const rules = z.strictObject({ solution: name, rules: z.array(rule).min(1).max(5_000) });
export type SolutionRules = z.infer<typeof rules>;

/** What is found in the files of an export: tenants as the API answers them, and the rules of solutions. */
export const exportPart = (value: unknown): z.ZodType<Tenant | SolutionRules> =>
  typeof value === 'object' && value !== null && 'rules' in value ? rules : tenant;

export function isRules(part: Tenant | SolutionRules): part is SolutionRules {
  return 'rules' in part;
}

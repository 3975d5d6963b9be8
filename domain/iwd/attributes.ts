import { formatPath, valueSeen } from '../config/problem';
import type { InputProblem } from '../config/problem';

/** Core attributes of a task that the product has no field for: they become attributes of the item, under their names. */
const coreAttributes = ['businessValue', 'category', 'channel', 'expirationDateTime'] as const;
type CoreAttribute = (typeof coreAttributes)[number];

/** iWD's extended attributes. What has another name is a custom one, wherever it came from. */
const extendedAttributes: ReadonlySet<string> = new Set([
  'customerId',
  'customerSegment',
  'productType',
  'productSubtype',
  'requestedAgent',
  'requestedAgentGroup',
  'requestedPlaceGroup',
  'requestedSkill',
  'resultCode',
  'sourceCreatedDateTime',
  'sourceDueDateTime',
  'sourceFirstCreatedDateTime',
  'sourceProcessType',
  'sourceProcessSubtype',
  'sourceTenant',
]);

export type Values = Readonly<Record<string, unknown>>;

/** The three kinds of task attributes that become attributes of the item. */
export type TaskAttributes = { readonly [A in CoreAttribute]?: unknown } & {
  readonly ext?: Values | undefined;
  readonly data?: Values | undefined;
};

/** An item has one set of names: the same name in two places of a task is a fault, told at the later one. */
export function itemAttributes(
  task: TaskAttributes,
): { ok: true; attributes: Record<string, unknown> } | { ok: false; errors: InputProblem[] } {
  const attributes = new Map<string, { value: unknown; path: string }>();
  const errors: InputProblem[] = [];
  for (const { name, value, path } of placed(task)) {
    const first = attributes.get(name);
    if (first === undefined) attributes.set(name, { value, path });
    else errors.push({ path, message: `stands at ${first.path} already`, code: 'DUPLICATE', value: valueSeen(value) });
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, attributes: Object.fromEntries([...attributes].map(([name, { value }]) => [name, value])) };
}

/** The attributes of an item as a task shows them. */
export function taskAttributes(attributes: Values): {
  core: { [A in CoreAttribute]?: unknown };
  ext: Record<string, unknown>;
  data: Record<string, unknown>;
} {
  const entries = Object.entries(attributes);
  const isCore = (name: string) => coreAttributes.some((core) => core === name);
  return {
    core: Object.fromEntries(entries.filter(([name]) => isCore(name))),
    ext: Object.fromEntries(entries.filter(([name]) => extendedAttributes.has(name))),
    data: Object.fromEntries(entries.filter(([name]) => !isCore(name) && !extendedAttributes.has(name))),
  };
}

/** Where an attribute of the item stood in the task; one that is missing there is told where it would stand. */
export function taskPathOf(name: string, task: TaskAttributes): string {
  const given = placed(task).find((one) => one.name === name)?.path;
  if (given !== undefined) return given;
  const group = extendedAttributes.has(name) ? 'ext' : 'data';
  return coreAttributes.some((core) => core === name) ? name : formatPath([group, name]);
}

function placed(task: TaskAttributes): { name: string; value: unknown; path: string }[] {
  const core = coreAttributes
    .filter((name) => task[name] !== undefined)
    .map((name) => ({ name: name as string, value: task[name], path: name as string }));
  const within = (['ext', 'data'] as const).flatMap((group) =>
    Object.entries(task[group] ?? {}).map(([name, value]) => ({ name, value, path: formatPath([group, name]) })),
  );
  return [...core, ...within];
}

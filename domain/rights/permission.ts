/** What a route may ask of its caller, as kind and verb. Held per division, by roles. */
export const permissions = [
  'item:view',
  'item:watch',
  'item:capture',
  'item:work',
  'item:complete',
  'item:cancel',
  'item:edit',
  'item:assign',
  'item:steer',
  'case:view',
  'case:edit',
  'case:supervise',
  'agent:view',
  'agent:self',
  'agent:supervise',
  'queue:view',
  'workbin:view',
  'stream:read',
  'personal:view',
  'personal:erase',
  'delivery:view',
  'delivery:redeliver',
  'notification:view',
  'notification:acknowledge',
  'config:view',
  'config:edit',
  'rules:publish',
  'config:publish',
  'access:grant',
  'audit:view',
] as const;
export type Permission = (typeof permissions)[number];

/** Custom roles are documents of kind `role`; these need none. */
export const builtInRoles = ['source', 'agent', 'supervisor', 'business', 'admin', 'auditor'] as const;
export type BuiltInRole = (typeof builtInRoles)[number];

export function isBuiltInRole(key: string): key is BuiltInRole {
  return (builtInRoles as readonly string[]).includes(key);
}

/** `item:watch`: the stream tells of every item of the division, not only of those that concern the caller. */
const everything: readonly Permission[] = [
  'item:view',
  'item:watch',
  'case:view',
  'agent:view',
  'queue:view',
  'workbin:view',
  'stream:read',
  'config:view',
];

/** The built-in roles. `item:edit` changes an item where it stands: an agent's own only, which the item decides. `item:capture` takes work in for a source of the division; what goes over the rules there (a fixed priority, an agent preferred) takes `item:assign` or `item:steer`. `item:assign` is what supervisors do with work over the rules; `item:steer` is the verbs of a source over its own items. `case:edit` starts cases, sends them messages and works on them; `case:supervise` repairs, moves and ends them. `config:edit` prepares drafts; `rules:publish` makes tables, schemes and calendars hold, `config:publish` everything but who may do what, which is `access:grant`: roles, grants and keys. `personal:view` shows what is masked to all others. */
export const rolePermissions: Readonly<Record<BuiltInRole, readonly Permission[]>> = {
  source: [
    'item:view',
    'item:capture',
    'item:steer',
    'item:complete',
    'item:cancel',
    'item:edit',
    'case:view',
    'case:edit',
    'personal:view',
  ],
  agent: [
    'item:view',
    'item:capture',
    'personal:view',
    'item:work',
    'item:complete',
    'item:cancel',
    'item:edit',
    'case:view',
    'case:edit',
    'agent:self',
    'workbin:view',
    'stream:read',
    'notification:view',
  ],
  supervisor: [
    ...everything,
    'item:capture',
    'item:cancel',
    'item:edit',
    'item:assign',
    'case:edit',
    'case:supervise',
    'personal:view',
    'agent:self',
    'agent:supervise',
    'delivery:view',
    'delivery:redeliver',
    'notification:view',
    'notification:acknowledge',
  ],
  business: [...everything, 'config:edit', 'rules:publish'],
  admin: [
    ...everything,
    'config:edit',
    'rules:publish',
    'config:publish',
    'access:grant',
    'personal:erase',
    'delivery:view',
    'delivery:redeliver',
    'audit:view',
  ],
  auditor: [...everything, 'delivery:view', 'audit:view'],
};

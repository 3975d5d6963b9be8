import { z } from 'zod';
import { builtInRoles, isBuiltInRole, permissions } from '../rights/permission';
import { inDivision, key } from './fields';

/** A set of permissions under a name, for agents and grants of its division and of that division's children. */
export const roleDocument = z.strictObject({
  kind: z.literal('role'),
  ...inDivision,
  key: key.refine((text) => !isBuiltInRole(text), {
    error: 'is the name of a built-in role',
    params: { code: 'RESERVED_KEY', allowed: `anything but ${builtInRoles.join(', ')}` },
  }),
  description: z.string().max(1_000).optional(),
  permissions: z.array(z.enum(permissions)).min(1).max(permissions.length),
});

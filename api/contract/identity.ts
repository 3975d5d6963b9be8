import { z } from 'zod';
import { permissions } from '../../domain/rights/permission';

export const PermissionName = z.enum(permissions).meta({ id: 'Permission' });

/** Who the caller is and what he may, division by division (children are listed with what they inherit). */
export const Me = z
  .object({
    subject: z.string(),
    kind: z.enum(['user', 'source']),
    name: z.string(),
    agent: z.string().nullable().meta({ description: 'Key of the agent document that the subject belongs to.' }),
    source: z.string().nullable(),
    isInstallationAdmin: z.boolean(),
    divisions: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        roles: z.array(z.string()).meta({ description: 'Built-in ones, and keys of `role` documents.' }),
        permissions: z
          .array(PermissionName)
          .meta({ description: 'What they come to within the scopes of the credential.' }),
        notReadyReasons: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** A person who may sign in to the embedded stack. */
export const DevPerson = z
  .object({ user: z.string(), name: z.string(), roles: z.array(z.string()), division: z.string().nullable() })
  .meta({ id: 'DevPerson' });
export type DevPerson = z.infer<typeof DevPerson>;

export const DevPeople = z.object({ people: z.array(DevPerson) }).meta({ id: 'DevPeople' });
export type DevPeople = z.infer<typeof DevPeople>;

export const SignInBody = z
  .strictObject({ user: z.string().min(1).max(128), password: z.string().min(1).max(256) })
  .meta({ id: 'SignIn' });
export const TokenBody = z.strictObject({ user: z.string().min(1).max(128) }).meta({ id: 'TokenRequest' });
export const TokenView = z.object({ token: z.string() }).meta({ id: 'Token' });
export type TokenView = z.infer<typeof TokenView>;

import { z } from 'zod';
import { Instant } from './scalar';
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

/** How one may sign in to the web here. */
export const SignInWays = z
  .object({
    people: z.boolean().meta({ description: 'People of the embedded stack, by its password.' }),
    provider: z.boolean().meta({ description: 'The identity provider, by `/v1/auth/sign-in`.' }),
  })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof SignInWays>;

export const SignInQuery = z.strictObject({
  returnTo: z.string().max(2_000).optional().meta({ description: 'Path of the web app to come back to.' }),
});
/** Providers add parameters of their own. */
export const CallbackQuery = z.looseObject({});

/** A browser that is signed in. */
export const WebSession = z
  .object({
    id: z.string(),
    isThis: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
    createdAt: Instant,
    expiresAt: Instant,
    userAgent: z.string(),
  })
  .meta({ id: 'WebSession' });
export const WebSessions = z.object({ sessions: z.array(WebSession) }).meta({ id: 'WebSessions' });
export type WebSessions = z.infer<typeof WebSessions>;

export const SignedOut = z
  .object({
    endAddress: z
      .string()
      .nullable()
      .meta({ description: 'Of the identity provider, where signing out there goes on; null: there is none.' }),
  })
  .meta({ id: 'SignedOut' });
export type SignedOut = z.infer<typeof SignedOut>;
export const SignOutBody = z.strictObject({ subject: z.string().min(1).max(255) }).meta({ id: 'SignOutRequest' });
export const SessionParams = z.object({ id: z.string().regex(/^[0-9a-f]{24}$/) });

import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { TaskLinkRow } from '../db/task-link';
import { type Permission, permissions } from '../domain/rights/permission';
import type { Caller } from './auth/authenticate';
import type { Principal, Scope } from './auth/principal';
import type { Directory } from './catalogue/directory';
import type { About, Hidden } from '../domain/personal/mask';
import type { Deps } from './deps';
import type { Visit } from './http/cookies';
import type { SignatureHeaders } from './inbound/is-signed';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * `signed-in`: any valid credential. `signature`: the handler checks who signed the body. `link`: whoever has a link to a
 * task, and for that task. `public`: none; the last three get no caller.
 */
export type Access = Permission | 'signed-in' | 'signature' | 'link' | 'public';

const known: ReadonlySet<unknown> = new Set<Access>([...permissions, 'signed-in', 'signature', 'link', 'public']);

/** What the compiler sees to, seen to again: a cast or plain JavaScript may have gone round it. */
export function isDeclared(route: object): route is Route {
  return 'access' in route && known.has(route.access);
}

/** The permission that a route asks for; null: it asks for none. */
export function permissionOf(access: Access): Permission | null {
  const isPermission = access !== 'signed-in' && access !== 'signature' && access !== 'link' && access !== 'public';
  return isPermission ? access : null;
}

export interface Answer {
  status: number;
  body?: unknown;
  /** `location` and `set-cookie`, where an answer to a browser needs them. */
  headers?: Readonly<Record<string, string | string[]>>;
  /** Whose history, or the like, the body is, where it does not say so itself: by this personal data are masked. */
  about?: () => Promise<About>;
}

/** What a handler knows of its caller: rights are looked at through `scope`, which is that of the route's permission. */
export interface Context {
  deps: Deps;
  directory: Directory;
  principal: Principal;
  caller: Caller;
  scope: Scope;
  /**
   * Names what is asked: the `Idempotency-Key` with a hash of the request, so that another request under the same key, once
   * that is forgotten, is not taken for the first.
   */
  requestKey: string | undefined;
}

/** Bytes of a body that is not plain JSON, with its media type. */
export interface RawBody {
  type: string;
  bytes: Uint8Array;
}

interface Description {
  method: Method;
  /** `/v1/workitems/{id}` */
  path: `/v1/${string}`;
  summary: string;
  tag: string;
  /** Schema of the answer by status; problems are added by the document's builder. */
  answers: Readonly<Record<number, z.ZodType>>;
  /** When it answers 204 instead. */
  empty?: string;
  /** Where it sends a browser, by 303. */
  redirects?: string;
  /** Media type of the answers; JSON when left out. */
  answerType?: string;
  /** Media type of the lines that a stream reads. */
  bodyType?: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Of `body`, where it may be larger than elsewhere. */
  bodyLimits?: { bytes: number; maxKeys: number };
  /** Instead of `body`: media types that the handler parses itself, with their limit in bytes. */
  raw?: { types: readonly string[]; limitBytes: number };
  /** The answer is shown once: it is not kept for repetitions. */
  isSecret?: boolean;
  /** Its answers are documents and schemas, whose keys are names of attributes and not their values: nothing is masked. */
  isConfiguration?: boolean;
  /** Whether what it asks by chooses what is found, which would tell of masked values; left out: every GET does. */
  isSearch?: boolean;
  /** Exists in the embedded stack only. */
  isDev?: boolean;
}

/** One row of the route table, as the application mounts it. */
export interface Route extends Description {
  access: Access;
  handle?: (context: Context, input: RouteInput) => Promise<Answer>;
  /** All that is found, where `Accept` asks for it so; writes the answer by itself. */
  writeCsv?: (context: Context, input: RouteInput, hidden: Hidden | null, response: Response) => Promise<void>;
  /** Instead, where the browser that asks is signed in or out. */
  handleVisit?: (context: Context, visit: Visit) => Promise<Answer>;
  handlePublic?: (deps: Deps, input: RouteInput, visit: Visit) => Promise<Answer>;
  handleSigned?: (deps: Deps, input: RouteInput, headers: SignatureHeaders) => Promise<Answer>;
  handleLinked?: (deps: Deps, input: RouteInput, link: TaskLinkRow) => Promise<Answer>;
  /** Reads the request and writes the answer by itself. */
  stream?: (context: Context, input: RouteInput, request: Request, response: Response) => Promise<void>;
}

export interface RouteInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
interface Typed<P, Q, B> {
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
}
type Schemas<P, Q, B> = { params?: P; query?: Q; body?: B };
type Schema = z.ZodType | undefined;
type Common = Omit<Description, 'params' | 'query' | 'body'>;

/** A route with a permission: leaving it out does not compile, and does not start either. */
export function defineRoute<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  route: Common &
    Schemas<P, Q, B> & {
      access: Permission | 'signed-in';
      handle: (context: Context, input: Typed<P, Q, B>) => Promise<Answer>;
      writeCsv?: (context: Context, input: Typed<P, Q, B>, hidden: Hidden | null, response: Response) => Promise<void>;
    },
): Route {
  return declared(route);
}

/** A route that signs a browser in or out. */
export function defineVisit(
  route: Common & { access: 'signed-in'; handleVisit: (context: Context, visit: Visit) => Promise<Answer> },
): Route {
  return declared(route);
}

export function defineStream<P extends Schema = undefined, Q extends Schema = undefined>(
  route: Common &
    Schemas<P, Q, undefined> & {
      access: Permission | 'signed-in';
      stream: (context: Context, input: Typed<P, Q, undefined>, request: Request, response: Response) => Promise<void>;
    },
): Route {
  return declared(route);
}

/** A route whose handler checks by the headers who signed the body. */
export function defineSigned<P extends z.ZodType>(
  route: Common & {
    params: P;
    raw: { types: readonly string[]; limitBytes: number };
    handleSigned: (
      deps: Deps,
      input: { params: z.output<P>; body: RawBody },
      headers: SignatureHeaders,
    ) => Promise<Answer>;
  },
): Route {
  return declared({ ...route, access: 'signature' });
}

/** A route for whoever has a link to a task. */
export function defineLinked<B extends Schema = undefined>(
  route: Common &
    Schemas<undefined, undefined, B> & {
      handleLinked: (deps: Deps, input: Typed<undefined, undefined, B>, link: TaskLinkRow) => Promise<Answer>;
    },
): Route {
  return declared({ ...route, access: 'link' });
}

/** A route for callers without a credential. */
export function definePublic<Q extends Schema = undefined, B extends Schema = undefined>(
  route: Common &
    Schemas<undefined, Q, B> & {
      handlePublic: (deps: Deps, input: Typed<undefined, Q, B>, visit: Visit) => Promise<Answer>;
    },
): Route {
  return declared({ ...route, access: 'public' });
}

/** Handlers are typed by their schemas, the table is not: this is where the types of a row are given up. */
function declared(route: object): Route {
  const row: object = route;
  if (!isDeclared(row)) throw new Error(`a route does not declare who may call it: ${JSON.stringify(route)}`);
  return row;
}

/** From where a command came: who was let in, and by which request. Carried with the command to its commit. */
export interface Origin {
  /** Subject of the credential. */
  subject: string;
  principal: 'user' | 'source' | 'system';
  /** Key of the agent document that the subject belongs to. */
  agent?: string;
  /** Of the client, as the trusted proxies tell it. */
  address?: string;
  userAgent?: string;
  /** Of the HTTP request, or the name of what asked in its place: a bulk job, an inbound delivery. */
  requestId?: string;
}

/** A browser names itself in some 110 characters; whoever needs more is cut. */
const USER_AGENT_CHARS = 200;

export function shortUserAgent(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text.slice(0, USER_AGENT_CHARS);
}

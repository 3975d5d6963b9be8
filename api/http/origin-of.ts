import type { Request, Response } from 'express';
import { type Origin, shortUserAgent } from '../../domain/audit/origin';
import type { Principal } from '../auth/principal';

/** From where a request came, for the audit of what it asks for. */
export function originOf(
  request: Request,
  response: Response,
  { subject, kind, agent }: Pick<Principal, 'subject' | 'kind' | 'agent'>,
): Origin {
  const userAgent = shortUserAgent(request.get('user-agent'));
  const requestId = response.getHeader('x-request-id');
  return {
    subject,
    principal: kind,
    ...(agent !== null && { agent }),
    ...(request.ip !== undefined && { address: request.ip }),
    ...(userAgent !== undefined && { userAgent }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

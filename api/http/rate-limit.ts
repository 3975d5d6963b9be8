import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpProblem } from '../http-problem';

const WINDOW_MS = 60_000;

/** Counts a request of `key` (a principal, or an address without one); throws once there are too many in a minute. */
export type RateLimit = (request: Request, response: Response, key: string) => Promise<void>;

export function createRateLimit(perMinute: number): RateLimit {
  const limiter = rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => String((response as Response).locals['rateKey']),
    handler: (_request, _response, next) => next(new HttpProblem('TOO_MANY_REQUESTS')),
    validate: false,
  });
  return (request, response, key) => {
    response.locals['rateKey'] = key;
    return new Promise((resolve, reject) => {
      void limiter(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('the rate limit failed'));
      });
    });
  };
}

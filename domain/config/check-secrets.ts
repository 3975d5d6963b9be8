import type { DocumentFault } from './check-document';
import type { LookupDocument } from './lookup';
import type { SourceDocument } from './source';
import type { WebhookDocument } from './webhook';

/**
 * A variable belongs to the division that its name says. With another's one could have things signed by a webhook of
 * one's own, and send them on to a source of that division.
 */
export function checkSecrets(document: SourceDocument | WebhookDocument | LookupDocument): DocumentFault[] {
  const begin = secretPrefix(document.division);
  return secretsOf(document).flatMap(([path, env]) =>
    env === undefined || env.startsWith(begin)
      ? []
      : [
          {
            path: [...path, 'secret', 'env'],
            message: 'is no variable of this division',
            code: 'FOREIGN_SECRET',
            value: env,
            allowed: `${begin}...`,
          },
        ],
  );
}

/** @example secretPrefix('north-west') // CASEWRIGHT_SECRET_NORTH_WEST__ */
export function secretPrefix(division: string): string {
  return `CASEWRIGHT_SECRET_${division.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}__`;
}

function secretsOf(document: SourceDocument | WebhookDocument | LookupDocument): [string[], string | undefined][] {
  if (document.kind === 'lookup') {
    return Object.entries(document.headers).map(([name, header]) => [
      ['headers', name],
      typeof header === 'string' ? undefined : header.secret.env,
    ]);
  }
  if (document.kind === 'webhook') return [[[], document.secret?.env]];
  return [
    [['sync'], document.sync?.secret?.env],
    [['inbound'], document.inbound?.secret.env],
  ];
}

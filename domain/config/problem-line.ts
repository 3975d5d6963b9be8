import type { ToldProblem } from './problem';

/**
 * A fault in one line.
 *
 * @example problemLine({ path: 'agent', message: 'does not exist', value: 'anna', allowed: ['ana', 'ben'] })
 * // 'agent: does not exist: "anna" (allowed: ana, ben)'
 */
export function problemLine({ path, message = 'is refused', value, allowed }: ToldProblem): string {
  const place = path === undefined || path === '' ? '' : `${path}: `;
  const seen = value === undefined ? '' : `: ${JSON.stringify(value)}`;
  const list = Array.isArray(allowed) ? allowed.join(', ') : allowedText(allowed);
  return `${place}${message}${seen}${list === '' ? '' : ` (allowed: ${list})`}`;
}

function allowedText(allowed: unknown): string {
  if (allowed === undefined) return '';
  return typeof allowed === 'string' ? allowed : JSON.stringify(allowed);
}

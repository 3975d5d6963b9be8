import type { Difference } from '../../api/contract/config';

export interface Applied {
  kind: string;
  key: string;
  version: number;
  change: 'created' | 'updated' | 'unchanged' | 'deleted';
  differences?: readonly Difference[];
}

/** As long as a value may be in a line. */
const VALUE_CHARACTERS = 80;
const signs = { created: '+', updated: '~', deleted: '-' } as const;

/** What would change, document by document and path by path; what would not is left out. */
export function planText(applied: readonly Applied[]): string {
  return applied
    .flatMap(({ kind, key, version, change, differences = [] }) => {
      if (change === 'unchanged') return [];
      const versions = change === 'updated' ? ` (version ${version})` : '';
      return [`${signs[change]} ${kind} ${key}${versions}`, ...differences.map((one) => `    ${differenceLine(one)}`)];
    })
    .join('\n');
}

/**
 * @example differenceLine({ path: 'rings[1].skills', before: 'Adjuster >= 3', after: 'Adjuster >= 4' })
 * // '~ rings[1].skills: "Adjuster >= 3" -> "Adjuster >= 4"'
 */
export function differenceLine(difference: Difference): string {
  const { path, before, after } = difference;
  if (!('before' in difference)) return `+ ${path}: ${valueText(after)}`;
  if (!('after' in difference)) return `- ${path}: ${valueText(before)}`;
  return `~ ${path}: ${valueText(before)} -> ${valueText(after)}`;
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > VALUE_CHARACTERS ? `${text.slice(0, VALUE_CHARACTERS)}...` : text;
}

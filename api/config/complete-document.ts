import type { ConfigKind } from '../../domain/config/documents';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';

/** Kind, key and division need not be said twice; said twice, they must agree. */
export function completeDocument(
  { scope }: Context,
  { kind, key, division }: { kind: ConfigKind; key: string; division: string | undefined },
  body: Record<string, unknown>,
): Record<string, unknown> {
  const only = scope.divisions.length === 1 ? scope.divisions[0] : undefined;
  const place = kind === 'division' ? {} : { division: division ?? body['division'] ?? only };
  if (kind !== 'division' && place.division === undefined) {
    const allowed = scope.divisions.slice(0, 20);
    throw invalidInput([
      { path: 'division', message: 'is required, here or in the document', code: 'REQUIRED', allowed },
    ]);
  }
  const wanted = { kind, key, ...place };
  for (const [name, value] of Object.entries(wanted)) {
    const given = body[name];
    if (given !== undefined && given !== value) {
      throw invalidInput([
        {
          path: `documents[0].${name}`,
          message: 'is another one than that of the path',
          code: 'MISMATCH',
          value: given,
          allowed: value,
        },
      ]);
    }
  }
  return { ...body, ...wanted };
}

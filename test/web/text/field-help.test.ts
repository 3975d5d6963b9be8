import { documentJsonSchemas } from '../../../api/config/document-schemas';
import { helpOf } from '../../../web/src/features/config/field-help';
import { isKind, singular } from '../../../web/src/features/config/kinds';
import { fieldHelp } from '../../../web/src/text/en/field-help';
import { flattened } from '../../../web/src/text/message';
import { startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('de'));

/** Whether a document may have a value there, in whichever of its variants, and in each entry of a list. */
function has(schema: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (typeof schema !== 'object' || schema === null) return false;
  const { properties, items, anyOf, oneOf } = schema as Record<string, unknown>;
  const own = properties as Record<string, unknown> | undefined;
  if (own !== undefined && Object.hasOwn(own, name)) return has(own[name], rest);
  return [items, anyOf, oneOf].flat().some((each) => has(each, [name, ...rest]));
}

test('what is said of a field is said of one that its kind of document has', () => {
  const said = flattened(fieldHelp.fieldHelp).map(([key]) => key.split('.'));
  const lost = said.filter(([kind, ...names]) => !isKind(kind) || !has(documentJsonSchemas()[singular(kind)], names));
  expect(lost).toEqual([]);
});

test('entries of a list are told of as one, and of what needs no word nothing is said', () => {
  expect(helpOf('worktypes', ['sla', 'thresholds', 2, 'actions', 0, 'openRing'])).toBe('Gezählt ab 0');
  expect(helpOf('worktypes', ['offer', 'expiry'])).toContain('RONA');
  expect(helpOf('worktypes', ['name'])).toBeUndefined();
  expect(helpOf('worktypes', ['offer'])).toBeUndefined();
  expect(helpOf('skills', ['__proto__', 'constructor'])).toBeUndefined();
});

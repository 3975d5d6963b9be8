import { fillUrl } from '../../domain/lookup/fill-url';

/** The address of the worktype's template with the item's attributes in it, https only. Null: there is none to open. */
export function screenPopUrl(
  template: string | undefined,
  attributes: Readonly<Record<string, unknown>>,
): string | null {
  if (template === undefined || !template.startsWith('https://')) return null;
  return fillUrl(template, attributes)?.url ?? null;
}

import { fillUrl } from '../../domain/lookup/fill-url';

/**
 * The address of the worktype's template with the item's attributes in it, https only. Null: there is none to open, or its
 * host is not one that the item's division allows now.
 */
export function screenPopUrl(
  template: string | undefined,
  attributes: Readonly<Record<string, unknown>>,
  isAllowed: (url: string) => boolean = () => true,
): string | null {
  if (template === undefined || !template.startsWith('https://')) return null;
  const url = fillUrl(template, attributes)?.url;
  return url !== undefined && isAllowed(url) ? url : null;
}

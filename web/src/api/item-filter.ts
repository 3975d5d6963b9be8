/** Filters and sort of a list of items, as the API takes them; conditions on attributes are parted by semicolons. */
export type ItemFilter = Readonly<Record<string, string | undefined>>;

/** The conditions on attributes of a filter. */
export function attributesOf({ attribute }: ItemFilter): string[] {
  return (attribute ?? '').split(';').flatMap((each) => each.trim() || []);
}

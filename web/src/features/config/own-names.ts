type Document = Readonly<Record<string, unknown>>;

const defaultStatuses = ['open', 'in-progress', 'closed'];

/** Names that a document gives to parts of its own, for its fields that refer to them; undefined: the field does not. */
export function ownNames(document: Document, field: string): readonly string[] | undefined {
  switch (field) {
    case 'setStatus':
    case 'overdueStatus':
    case 'next':
      return statusesOf(document);
    case 'forms':
      return Object.keys(objectOf(document['forms']));
    case 'attributes':
    case 'values{}':
      return Object.keys(objectOf(objectOf(document['attributes'])['properties']));
    default:
      return undefined;
  }
}

/** Of a case type: the views that a role of its participants may have. */
export function viewNames(document: Document): readonly string[] {
  return Object.keys(objectOf(objectOf(document['sight'])['views']));
}

function statusesOf({ statuses }: Document): readonly string[] {
  if (!Array.isArray(statuses)) return defaultStatuses;
  return statuses
    .map((each) => objectOf(each)['key'])
    .filter((key) => typeof key === 'string' && key !== '') as string[];
}

function objectOf(value: unknown): Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** What is read here of the JSON Schema of one attribute. */
export interface AttributeSchema {
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * The value of a CSV cell as the worktype's schema wants it. What cannot be read as the wanted type stays a text, so
 * that the server refuses it with its path and the value that was seen.
 *
 * @example attributeValue('12.5', { type: 'number' }) // 12.5
 */
export function attributeValue(cell: string, schema: AttributeSchema | undefined): unknown {
  const allowed = schema?.enum ?? (schema && 'const' in schema ? [schema.const] : undefined);
  if (allowed) return allowed.find((value) => String(value) === cell) ?? cell;
  const types = schema?.type === undefined ? [] : [schema.type].flat();
  if (types.includes('string')) return cell;
  const text = cell.trim();
  for (const type of types) {
    const value = read(text, type);
    if (value !== undefined) return value;
  }
  return cell;
}

function read(text: string, type: string): unknown {
  switch (type) {
    case 'number':
    case 'integer':
      return decimal.test(text) ? Number(text) : undefined;
    case 'boolean':
      return { true: true, false: false }[text.toLowerCase()];
    case 'null':
      return text === 'null' ? null : undefined;
    case 'array':
    case 'object':
      return parsed(text, type);
    default:
      return undefined;
  }
}

function parsed(text: string, type: 'array' | 'object'): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isWanted = type === 'array' ? Array.isArray(value) : typeof value === 'object' && !Array.isArray(value);
    return isWanted && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

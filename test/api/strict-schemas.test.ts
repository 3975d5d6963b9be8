import { z } from 'zod';
import { CallbackQuery } from '../../api/contract/identity';
import { routeTable } from '../../api/route-table';

interface JsonSchema {
  properties?: object;
  additionalProperties?: unknown;
  [key: string]: unknown;
}

/** Places of a schema where an object takes fields that it does not name. */
function openPlaces(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, additionalProperties } = schema as JsonSchema;
  const isOpen = properties !== undefined && additionalProperties !== false;
  const inner = Object.entries(schema).flatMap(([key, value]) => openPlaces(value, `${path}/${key}`));
  return isOpen ? [path, ...inner] : inner;
}

const given = routeTable.flatMap(({ method, path, query, body }) =>
  [
    { name: `query of ${method} ${path}`, schema: query },
    { name: `body of ${method} ${path}`, schema: body },
  ].filter((one): one is { name: string; schema: z.ZodType } => one.schema !== undefined),
);

test.each(given)('the $name takes no field that it does not name', ({ schema }) => {
  // Identity providers add parameters of their own to the way back.
  if (schema === CallbackQuery) return;
  expect(openPlaces(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))).toEqual([]);
});

test('a place that is open is found, however deep', () => {
  const deep = z.strictObject({ a: z.array(z.union([z.string(), z.object({ b: z.string() })])) });
  expect(openPlaces(z.toJSONSchema(deep, { io: 'input' }))).toEqual(['/properties/a/items/anyOf/1']);
});

import type { Response } from 'supertest';
import { Problem } from '../../api/contract/problem';
import { routeTable } from '../../api/route-table';

/** Fails when an answer is not what the contract says: a problem for every refusal, else the route's schema and nothing beside it. */
export function checkAnswer(method: string, path: string, { status, body, headers }: Response): void {
  const { pathname } = new URL(path, 'http://localhost');
  if (!pathname.startsWith('/v1')) return;
  if (status >= 400) {
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(Problem.parse(body)).toMatchObject({ status });
    return;
  }
  const route = routeTable.find((each) => each.method === method && patternOf(each.path).test(pathname));
  const schema = route?.answers[status];
  if (schema) expect(schema.parse(body)).toEqual(body);
  else expect(status).toBe(204);
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

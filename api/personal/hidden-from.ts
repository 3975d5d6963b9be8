import { type Hidden, masked } from '../../domain/personal/mask';
import type { PersonalData } from '../../domain/personal/personal-data';
import { mayIn, type Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import { attributeCondition } from '../contract/item-list';
import { HttpProblem } from '../http-problem';
import type { Answer, RouteInput } from '../route';

type Filter = Readonly<Record<string, unknown>>;

/** What the caller may not see; null: there is nothing of the kind. */
export function hiddenFrom(principal: Principal, { personal }: Directory): Hidden | null {
  const hidden = new Map([...personal].filter(([division]) => !mayIn(principal, 'personal:view', division)));
  if (hidden.size === 0) return null;
  const all = [...hidden.values()];
  return {
    of: (division) => hidden.get(division) ?? null,
    elsewhere: {
      attributes: new Set(all.flatMap(({ attributes }) => [...attributes])),
      fields: new Set(all.flatMap(({ fields }) => [...fields])),
    },
  };
}

/** The answer as its caller may see it: the one place where answers are masked. */
export async function asSeen({ about, ...answer }: Answer, hidden: Hidden | null): Promise<Answer> {
  if (hidden === null || answer.body === undefined || answer.status >= 400) return answer;
  return { ...answer, body: masked(answer.body, hidden, await about?.()) };
}

/** What is masked is not searched: whether something is found would tell what it is. */
export function refuseSearch({ query, body }: RouteInput, hidden: Hidden | null): void {
  if (hidden === null) return;
  const filters = [query, body, (body as { filter?: unknown } | undefined)?.filter];
  for (const filter of filters as (Filter | undefined)[]) {
    const detail = filter && whyNotSearched(filter, hidden);
    if (detail !== undefined) throw new HttpProblem('FORBIDDEN', { detail });
  }
}

/** Undefined: nothing that is hidden is searched or put in order by it. */
export function whyNotSearched(filter: Filter, hidden: Hidden): string | undefined {
  const { attributes, fields } = searched(filter, hidden);
  const compared = hiddenAttribute(filter, attributes, fields);
  if (compared !== undefined) return `Only who may see personal data (personal:view) searches and sorts by ${compared}`;
  const isAsked = (name: string) => filter[name] !== undefined;
  return (fields.size > 0 && isAsked('q')) || (fields.has('externalTag') && isAsked('externalTag'))
    ? `Only who may see personal data (personal:view) searches by ${[...fields].join(' and ')}`
    : undefined;
}

/** Who names divisions searches no others. */
function searched(filter: Filter, hidden: Hidden): PersonalData {
  const division = filter['division'];
  const named = Array.isArray(division) ? (division as string[]) : typeof division === 'string' ? [division] : [];
  if (named.length === 0) return hidden.elsewhere;
  const all = named.flatMap((each) => hidden.of(each) ?? []);
  return {
    attributes: new Set(all.flatMap(({ attributes }) => [...attributes])),
    fields: new Set(all.flatMap(({ fields }) => [...fields])),
  };
}

/** Neither is it compared, nor is anything put in its order. */
function hiddenAttribute(
  filter: Filter,
  attributes: ReadonlySet<string>,
  fields: ReadonlySet<string>,
): string | undefined {
  const conditions = [filter['attribute']].flat().map((each) => attributeCondition(asText(each)).name);
  const sort = asText(filter['sort']).replace(/^-/, '');
  const names = sort.startsWith('attribute:') ? [...conditions, sort.slice('attribute:'.length)] : conditions;
  return names.find((name) => attributes.has(name)) ?? [sort].find((name) => fields.has(name));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

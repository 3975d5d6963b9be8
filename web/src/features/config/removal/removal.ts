import { openItemStates } from '../../../../../domain/item/shown';
import type { BulkBody, BulkJobView, BulkPreview } from '../../../../../api/contract/bulk';
import type { CasePage, CaseView } from '../../../../../api/contract/case';
import type { ConfigList, Export } from '../../../../../api/contract/config';
import { queryString, request } from '../../../api/client';

type Document = Export['documents'][number];

/** What a removal takes away of a division and those below it. */
export interface WhatGoes {
  /** The division first; they stay, closed, so that what was done in them can still be read. */
  readonly divisions: readonly string[];
  /** By kind. */
  readonly documents: Readonly<Record<string, number>>;
  readonly openItems: number;
  readonly openCases: number;
}

export type Step = 'close' | 'cases' | 'items' | 'documents';

const askAgainMs = 500;
/** What was on its way when the division was closed comes in the next round. */
const mostRounds = 5;

export async function whatGoes(root: string): Promise<WhatGoes> {
  const { documents } = await request<Export>('/v1/config');
  const divisions = below(documents, root);
  const going = documents.filter(({ kind, division }) => kind !== 'division' && divisions.includes(String(division)));
  const counts: Record<string, number> = {};
  for (const { kind } of going) counts[String(kind)] = (counts[String(kind)] ?? 0) + 1;
  const [items, cases] = await Promise.all([
    request<BulkPreview>('/v1/bulk?preview=true', { method: 'POST', body: cancelAll(divisions) }),
    openCases(divisions),
  ]);
  return { divisions, documents: counts, openItems: items.count, openCases: cases.length };
}

/** A division with its children and theirs. */
export function below(documents: readonly Document[], root: string): string[] {
  const found = new Set([root]);
  for (const parent of found)
    for (const { kind, key, parent: of } of documents) if (kind === 'division' && of === parent) found.add(String(key));
  return [...found];
}

/**
 * Closes the division, ends what is open in it, and takes away what it was made of. Each step may be done again, so one
 * that was cut short is gone on with by the same press.
 */
export async function removeDivision(root: string, tell: (step: Step) => void): Promise<void> {
  tell('close');
  const { documents } = await request<ConfigList>('/v1/config/divisions');
  const all = documents.map(({ document }) => document as Document);
  const divisions = below(all, root);
  const kept = all
    .filter(({ key }) => divisions.includes(String(key)))
    .map((document) => (document['key'] === root ? { ...document, closed: true } : document));
  await request('/v1/config/apply', { method: 'POST', body: { documents: kept } });
  for (let round = 1; round <= mostRounds; round += 1) {
    const cases = await openCases(divisions);
    if (cases.length > 0) tell('cases');
    for (const { id } of cases)
      await request(`/v1/cases/${id}/actions/terminate`, { method: 'POST', body: { reason } });
    const preview = await request<BulkPreview>('/v1/bulk?preview=true', { method: 'POST', body: cancelAll(divisions) });
    if (cases.length + preview.count === 0) break;
    if (preview.count > 0) {
      tell('items');
      const job = await request<BulkJobView>('/v1/bulk', { method: 'POST', body: cancelAll(divisions) });
      await ended(job);
    }
  }
  tell('documents');
  await request(`/v1/config/apply${queryString({ prune: 'true', note: reason })}`, {
    method: 'POST',
    body: { documents: kept },
  });
}

/** Kept with what was ended. */
const reason = 'The division was removed';

function cancelAll(divisions: readonly string[]): Pick<BulkBody, 'action' | 'body' | 'filter'> {
  return { action: 'cancel', body: { reason }, filter: { division: [...divisions], state: [...openItemStates] } };
}

async function openCases(divisions: readonly string[]): Promise<CaseView[]> {
  const found: CaseView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = queryString({ division: divisions, state: 'active,suspended,failed', limit: 200, cursor });
    const page: CasePage = await request<CasePage>(`/v1/cases${query}`);
    found.push(...page.cases);
    cursor = page.nextCursor;
  }
  return found;
}

async function ended(job: BulkJobView): Promise<void> {
  for (let now = job; now.endedAt === null;) {
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    now = await request<BulkJobView>(`/v1/bulk/${job.id}`);
  }
}

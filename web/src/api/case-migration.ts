import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BulkJobView } from '../../../api/contract/bulk';
import type { CaseMigrations, CaseMigrationTrial } from '../../../api/contract/case-migration';
import type { CaseView } from '../../../api/contract/case';
import type { ConfigVersion, ConfigVersions } from '../../../api/contract/config';
import { queryString, request } from './client';
import { keys } from './keys';
import { withTexts } from '../text/i18n';
import { readAgain } from './read-again';
import { useOneAtATime } from './use-one-at-a-time';
import { usePress } from './use-press';

const pathOf = (key: string) => `/v1/config/case-types/${encodeURIComponent(key)}/versions`;

/** The versions of a case type that were published, the newest first. */
export function useCaseTypeVersions(division: string, key: string) {
  return useQuery({
    queryKey: keys.caseTypeVersions(division, key),
    queryFn: ({ signal }) =>
      request<ConfigVersions>(`${pathOf(key)}${queryString({ division, limit: 100 })}`, { signal }),
    select: ({ versions }) => versions.map(({ version }) => version),
  });
}

/** The file of one of them; null: it has a plan instead. */
export function useCaseTypeModel(division: string, key: string, version: number | null) {
  return useQuery({
    queryKey: keys.caseTypeVersion(division, key, version ?? 0),
    enabled: version !== null,
    queryFn: ({ signal }) =>
      request<ConfigVersion>(`${pathOf(key)}/${version}${queryString({ division })}`, { signal }),
    select: ({ document }) => {
      const bpmn: unknown = document?.['bpmn'];
      return typeof bpmn === 'string' ? bpmn : null;
    },
  });
}

export interface MigrationRequest {
  readonly id: string;
  readonly version: number;
  readonly mapping: Readonly<Record<string, string>>;
  readonly isTrial: boolean;
}

/** Lets a case go on in another version, or only says whether it could. */
export function useMigration() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, mapping, isTrial }: MigrationRequest) =>
      request<CaseView>(
        `/v1/cases/${encodeURIComponent(id)}/actions/migrate${queryString({ dryRun: isTrial ? 'true' : undefined })}`,
        { method: 'POST', body: { version, mapping } },
      ),
    onSettled: (_case, _error, { id, isTrial }) => (isTrial ? null : readAgain(client, keys.case(id), keys.cases)),
  });
}

type Many = Partial<CaseMigrations> & Pick<CaseMigrations, 'type' | 'division'>;

/** What would come of it that many cases go on in another version. */
export function useMigrationsTrial() {
  return useMutation({
    // Its faults are no refusal, so their sentences do not come with one.
    mutationFn: (body: Many) =>
      withTexts(request<CaseMigrationTrial>('/v1/cases/migrate?dryRun=true', { method: 'POST', body }), 'faults'),
  });
}

/** Begins the job that does it; one press makes one, also when it is repeated after a lost answer. */
export function useMigrations() {
  const client = useQueryClient();
  const press = usePress();
  return useOneAtATime({
    mutationFn: (body: Many) =>
      request<BulkJobView>('/v1/cases/migrate', { method: 'POST', body, idempotencyKey: press.keyFor(body) }),
    onSettled: (_job, error) => {
      press.answered(error);
      return readAgain(client, keys.bulkJobs);
    },
  });
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CalendarPreview } from '../../../../../../api/contract/calendar';
import { queryString, request } from '../../../../api/client';
import { keys } from '../../../../api/keys';
import type { Place } from '../../api';

/** 60 days of a calendar that need not be saved; `from`: the first of them, left out today. */
export function usePreview(
  { kind, division, key }: Place,
  document: Readonly<Record<string, unknown>>,
  from: string | undefined,
) {
  return useQuery({
    queryKey: [...keys.configDocument(kind, division, key), 'preview', document, from],
    queryFn: ({ signal }) =>
      request<CalendarPreview>(
        `/v1/config/calendars/${encodeURIComponent(key)}/preview${queryString({ division, days: 60, from })}`,
        { method: 'POST', body: { ...document, kind: 'calendar', key, division }, signal },
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationPage, NotificationView } from '../../../api/contract/notification';
import { request } from './client';
import { keys } from './keys';
import { readAgain } from './read-again';

/** The stream tells of each; this only mends what a lost one would cost. */
const againMs = 60_000;
const SHOWN_AT_MOST = 50;

/** What the signed-in user was told and has not read, the last first. */
export function useUnread() {
  return useNotifications('unread=true');
}

/** Alerts that are open, the last first. */
export function useOpenAlerts() {
  return useNotifications('kind=alert&open=true');
}

function useNotifications(filter: string) {
  return useQuery({
    queryKey: keys.notificationList(filter),
    queryFn: ({ signal }) =>
      request<NotificationPage>(`/v1/notifications?${filter}&limit=${SHOWN_AT_MOST}`, { signal }),
    refetchInterval: againMs,
  });
}

export function useRead() {
  return useStep('read');
}

export function useAcknowledge() {
  return useStep('acknowledge');
}

/** Both may be asked for again without another effect. */
function useStep(step: 'read' | 'acknowledge') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<NotificationView>(`/v1/notifications/${id}/${step}`, { method: 'POST' }),
    onSettled: () => readAgain(client, keys.notifications),
  });
}

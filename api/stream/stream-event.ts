import type { ChangeRow } from '../../db/change-feed';

interface StreamEvent {
  event: ChangeRow['topic'];
  data: Record<string, unknown>;
}

/** What the stream tells of a change to whoever may hear of it. */
export function streamEvent({ topic, key, division, at, data }: ChangeRow): StreamEvent {
  const common = { division, at: at.toISOString() };
  switch (topic) {
    case 'agent':
    case 'config':
      return { event: topic, data: { key, ...common, ...data } };
    case 'item':
    case 'case':
      return { event: topic, data: { id: key, ...common, ...data } };
    case 'notification': {
      const { recipients: _, ...told } = data;
      return { event: topic, data: { id: key, ...common, ...told } };
    }
  }
}

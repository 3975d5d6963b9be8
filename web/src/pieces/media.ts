import type { CapacityView } from '../../../api/contract/agent';
import { keyText } from '../format/value';
import { texts } from '../text/texts';

type MediaLoad = readonly [type: string, load: CapacityView[string]];

/** The media that an agent has places for, or load of. */
export function shownMedia(capacity: CapacityView): MediaLoad[] {
  return Object.entries(capacity).filter(([, { max, used, outside }]) => max > 0 || used > 0 || outside > 0);
}

/** Those that he has load of; of one who has none, the first, so that his places are told. */
export function loadedMedia(capacity: CapacityView): MediaLoad[] {
  const all = shownMedia(capacity);
  const loaded = all.filter(([, { used, outside }]) => used + outside > 0);
  return loaded.length > 0
    ? loaded
    : [all.find(([type]) => type === 'workitem') ?? all[0]].flatMap((one) => (one ? [one] : []));
}

export function mediaName(type: string): string {
  if (type === 'workitem' || type === 'voice' || type === 'chat' || type === 'email')
    return texts.t(`capacity.${type}`);
  return keyText(type);
}

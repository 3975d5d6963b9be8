import type { ItemState } from '../item/state';
import { optionalInstantText } from '../time/instant';

/** CloudEvents 1.0 body of what the outside is told of an item; `id` and `time` are added by the commit. */
export function deliveryBody(state: ItemState, event: string): Record<string, unknown> {
  return {
    specversion: '1.0',
    type: `casewright.workitem.${event}`,
    source: `urn:casewright:division:${state.division}`,
    subject: state.reference,
    datacontenttype: 'application/json',
    data: {
      id: state.id,
      life: state.life,
      version: state.version,
      source: state.source,
      externalId: state.externalId,
      externalTag: state.externalTag,
      reference: state.reference,
      worktype: state.worktype,
      state: state.state,
      status: state.status,
      disposition: state.disposition,
      attributes: state.attributes,
      dueAt: optionalInstantText(state.dueMs),
      expiresAt: optionalInstantText(state.expiresMs),
    },
  };
}

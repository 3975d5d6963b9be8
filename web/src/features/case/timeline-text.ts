import type { CaseHistory } from '../../../../api/contract/case';
import { attributeLabel, attributeText, keyText } from '../../format/value';
import { isTold } from '../../pieces/is-told';
import { sentenceText } from '../../pieces/sentence';
import { texts } from '../../text/texts';

type Event = Pick<CaseHistory['events'][number], 'type' | 'data'>;

/** Numbers of instances and the like: they tell people nothing. */
const forPrograms = new Set(['scope', 'instance', 'incident', 'wait', 'startEvent', 'cancel', 'key', 'type', 'said']);

/** An event's details as short texts, in the order in which they were told. */
export function caseEventDetails({ type, data }: Event, nameOf: (element: string) => string): string[] {
  if (type === 'status-changed')
    return [`${keyText(attributeText(data['from']))} → ${keyText(attributeText(data['to']))}`];
  if (type === 'created') return [];
  return Object.entries(data).flatMap(([field, value]) => {
    if (value === null || value === undefined || forPrograms.has(field)) return [];
    if (field === 'reason' || field === 'text') return [texts.t('history.detail.note', { text: attributeText(value) })];
    if (field === 'message' || field === 'why')
      return [sentenceText({ text: attributeText(value), ...saidOf(data['said']) })];
    if (field === 'as') return [attributeText(value)];
    if (field === 'code' && type === 'incident') return [];
    if (field === 'code') return [codeText(attributeText(value))];
    if (field === 'start' && Array.isArray(value))
      return value.map((each: { element: string }) => texts.t('case.startedAt', { name: nameOf(each.element) }));
    if (field === 'elements' && Array.isArray(value)) return value.map((each) => nameOf(String(each)));
    if (field === 'variables' && typeof value === 'object')
      return Object.entries(value).map(([name, set]) => `${name} = ${attributeText(set)}`);
    return [`${attributeLabel(field)} ${attributeText(value)}`];
  });
}

/** What is kept beside a sentence; of an older one nothing is. */
const saidOf = (said: unknown) => (isTold(said) ? said : undefined);

function codeText(code: string): string {
  const key = `incident.${code}`;
  return texts.exists(key) ? texts.t(key as 'incident.NO_FLOW') : code;
}

import type { BpmnElement } from 'bpmn-moddle';
import type { MessageReference } from '../graph';
import { idOf, kindOf, oneOf, textOf } from './bpmn-element';
import { defined } from './defined';
import { plainText, readFeel, readTime } from './expressions';
import type { Reading } from './reading';

/** What a message is called, and what an instance is found by: said where it is used, or on the message. */
export function readMessage(reading: Reading, user: BpmnElement): MessageReference | undefined {
  const message = referredBy(reading, user, 'messageRef', 'message');
  if (!message) return undefined;
  const byDefault = saidOf(reading, message);
  const { key = byDefault.key, timeToLive = byDefault.timeToLive } = saidOf(reading, user);
  return {
    name: plainText(reading, message, nameOf(reading, message, 'name'), 'the name of a message'),
    ...defined({
      key: key === undefined ? undefined : readFeel(reading, message, key),
      timeToLive: timeToLive === undefined ? undefined : readTime(reading, message, timeToLive),
    }),
  };
}

/** Also of a message that nothing refers to. */
export function saidOf(reading: Reading, element: BpmnElement): { key?: string; timeToLive?: string } {
  const foreign = reading.foreign(element);
  return {
    key: foreign.take('correlation key', 'casewright:correlationKey', 'zeebe:subscription@correlationKey'),
    timeToLive: foreign.take('time to live', 'casewright:timeToLive'),
  };
}

/** A code that an error or escalation is caught by, or the name of a signal. */
export function codeOf(
  reading: Reading,
  definition: BpmnElement,
  reference: string,
  property: string,
): string | undefined {
  const referred = referredBy(reading, definition, reference, reference.replace('Ref', ''));
  return referred && plainText(reading, referred, nameOf(reading, referred, property), property);
}

function referredBy(reading: Reading, from: BpmnElement, reference: string, kind: string): BpmnElement | undefined {
  const referred = oneOf(from, reference);
  if (referred && kindOf(referred) !== kind) reading.refuse(from, 'REFERS_TO_OTHER', { id: idOf(referred), kind });
  return referred;
}

/** Those that refer to the same one must find each other, also where the model leaves it without a name. */
function nameOf(reading: Reading, referred: BpmnElement, property: string): string {
  const given = textOf(referred, property);
  if (given !== undefined) return given;
  const id = idOf(referred) ?? '';
  reading.note(referred, property, `is not given: its ID ${id} stands for it`);
  return id;
}

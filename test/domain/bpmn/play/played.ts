import { checkedModel } from '../../../../domain/bpmn/checked-model';
import { modelOf } from '../../../../domain/bpmn/model';
import type { Decide } from '../../../../domain/bpmn/play/played-case';
import { Player, type PlayOutcome, type StepAnswer } from '../../../../domain/bpmn/play/player';
import { parsePlayStep } from '../../../../domain/bpmn/play/play-step';
import { instantText } from '../../../../domain/time/instant';

/** What came of a play, with its happenings as `09:00 waiting Task`. */
export interface Played extends PlayOutcome {
  lines: string[];
  answers: StepAnswer[];
}

export const bpmn = (inner: string, roots = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:casewright="urn:casewright:bpmn" targetNamespace="urn:test">
${roots}<process id="P" isExecutable="true">${inner}</process></definitions>`;

/** Flows by `A>B`, with the IDs `A-B`; `A>B?=x > 1` has a condition. */
export const flows = (...texts: string[]) =>
  texts
    .map((text) => {
      const [ends = '', condition] = text.split('?');
      const [from = '', to = ''] = ends.split('>');
      const inner = condition
        ? `<conditionExpression xsi:type="tFormalExpression">${condition.replaceAll('<', '&lt;')}</conditionExpression>`
        : '';
      return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
    })
    .join('');

export async function play(
  xml: string,
  steps: readonly object[] = [],
  { input = {}, decide }: { input?: Record<string, unknown>; decide?: Decide } = {},
): Promise<Played> {
  const read = await checkedModel(xml);
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  const lines: string[] = [];
  const player = new Player(modelOf(read.graph), {
    startMs: Date.parse('2026-01-01T09:00:00Z'),
    input,
    tell: ({ event, element }, atMs) => void lines.push(`${instantText(atMs).slice(11, 16)} ${event} ${element}`),
    decide,
  });
  player.begin();
  const answers = steps.map((step) => {
    const parsed = parsePlayStep(JSON.stringify(step));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return player.take(parsed.step);
  });
  return { ...player.outcome(), lines, answers };
}

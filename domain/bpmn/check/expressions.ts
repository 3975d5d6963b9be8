import { compileFeel } from '../../feel/compile-feel';
import { tellFault } from '../../feel/fault';
import type { Activity, EventDefinition, EventNode, Expression, FlowNode, Mapping } from '../graph';
import { plainTextIn } from '../plain-text';
import { type Said, say } from '../lint-texts';
import type { Refusal } from '../read/reading';
import type { View } from './view';

/** What one file may have to be compiled, so that it cannot hold the process. */
const maxTotalLength = 400_000;

/** Every expression can be compiled; the names that it reads are not known before a case runs. */
export function checkExpressions({ graph }: View): Refusal[] {
  const places: (readonly [element: string, text: Expression | undefined])[] = [
    ...graph.processes.flatMap(({ id, properties }) => Object.values(properties).map((text) => [id, text] as const)),
    ...graph.nodes.flatMap((node) => expressionsOf(node).map((text) => [node.id, text] as const)),
    ...graph.flows.map(({ id, condition }) => [id, condition] as const),
  ];
  const faults = new Map<Expression, Said | null>();
  let total = 0;
  return places.flatMap(([element, text]) => {
    if (text === undefined || plainTextIn(text) !== undefined) return [];
    let fault = faults.get(text);
    if (fault === undefined) {
      total += text.length;
      fault = total > maxTotalLength ? say('EXPRESSIONS_TOO_LONG', { limit: maxTotalLength }) : expressionFault(text);
      faults.set(text, fault);
    }
    return fault === null ? [] : [{ element, ...fault }];
  });
}

/** Why a text cannot be run; null: it can. */
export function expressionFault(text: Expression): Said | null {
  if (plainTextIn(text) !== undefined) return null;
  if (text.trim() === '') return say('EXPRESSION_EMPTY');
  const compiled = compileFeel(text, { shape: {}, admitsAnyName: true });
  if (compiled.ok) return null;
  return say('EXPRESSION_FAULT', { expression: text.slice(0, 80), fault: tellFault(compiled.fault).message });
}

function expressionsOf(node: FlowNode): (Expression | undefined)[] {
  switch (node.kind) {
    case 'activity':
      return ofActivity(node);
    case 'gateway':
      return [node.activationCondition];
    case 'start':
    case 'catch':
    case 'boundary':
    case 'throw':
    case 'end':
      return [...node.definitions.flatMap(ofDefinition), ...ofMappings(node), ...ofPlan(node)];
  }
}

function ofActivity(activity: Activity): (Expression | undefined)[] {
  const { work, loop } = activity;
  const ofWork = [
    ...('properties' in work ? Object.values(work.properties) : []),
    ...('message' in work ? [work.message?.key, work.message?.timeToLive] : []),
    ...(work.type === 'script' ? [work.script] : []),
    ...(work.type === 'ad-hoc' ? [work.adHoc.completionCondition, work.adHoc.activeElements] : []),
  ];
  const ofLoop =
    loop?.type === 'multi-instance'
      ? [loop.cardinality, loop.collection, loop.outputElement, loop.completionCondition]
      : [loop?.condition];
  return [...ofWork, ...ofLoop, ...ofMappings(activity), ...ofPlan(activity)];
}

function ofMappings({ inputs, outputs }: { inputs: readonly Mapping[]; outputs: readonly Mapping[] }): Expression[] {
  return [...inputs, ...outputs].map(({ value }) => value);
}

function ofPlan({ plan }: Activity | EventNode): (Expression | undefined)[] {
  return [plan?.entry?.condition, plan?.exit?.condition];
}

function ofDefinition(definition: EventDefinition): (Expression | undefined)[] {
  if (definition.type === 'message') return [definition.message?.key, definition.message?.timeToLive];
  if (definition.type === 'timer') return [definition.date, definition.duration, definition.cycle];
  return definition.type === 'conditional' ? [definition.condition] : [];
}

import type { BpmnElement } from 'bpmn-moddle';
import type { FlowNode } from '../graph';
import { idOf } from './bpmn-element';
import type { Reading } from './reading';

/** The process that is asked for, or the first that nothing of the file calls, an executable one before others. */
export function chooseMain(
  reading: Reading,
  file: BpmnElement,
  processes: readonly BpmnElement[],
  nodes: readonly FlowNode[],
  asked: string | undefined,
): string {
  if (asked !== undefined) {
    if (!processes.some((one) => idOf(one) === asked)) reading.refuse(file, 'NO_PROCESS_NAMED', { process: asked });
    return asked;
  }
  const called = new Set(
    nodes.flatMap((node) => (node.kind === 'activity' && node.work.type === 'call' ? [node.work.process] : [])),
  );
  const free = processes.filter((one) => !called.has(idOf(one) ?? ''));
  const executable = free.filter((one) => one['isExecutable'] === true);
  const candidates = [executable, free, processes].find((some) => some.length > 0) ?? [];
  const [main] = candidates;
  if (!main) reading.refuse(file, 'NO_PROCESS');
  if (main && candidates.length > 1)
    reading.note(main, 'process', 'is the one that a case starts: the first of several');
  return idOf(main) ?? '';
}

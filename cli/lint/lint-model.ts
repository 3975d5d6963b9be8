import type { BpmnElement } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import { manyOf } from '../../domain/bpmn/read/bpmn-element';
import { checkDeployment, knownElsewhere } from '../../domain/bpmn/check/check-deployment';
import { unservedTasks } from '../../domain/bpmn/check/unserved';
import { checkedModel } from '../../domain/bpmn/checked-model';
import { noMeaning } from '../../domain/bpmn/read/foreign';
import { parseFile } from '../../domain/bpmn/read/parse-file';
import { createTaskFormCheck } from '../../domain/cases/task-form';
import { rules } from './rules';

export interface LintProblem {
  /** An error keeps the model from being deployed; a warning says what could be better; the rest is worth knowing. */
  level: 'error' | 'warning' | 'info';
  /** Null where it is about the file. */
  element: string | null;
  /** `casewright`, or the rule of bpmnlint. */
  rule: string;
  message: string;
}

/** What there is to say of a model: why it would be refused, what of it has no meaning here, and how it could read better. */
export async function lintModel(xml: string): Promise<LintProblem[]> {
  const read = await checkedModel(xml);
  const refused =
    'refused' in read ? read.refused : checkDeployment(read.graph, { ...knownElsewhere, formFault: createFormFault() });
  const [report, unserved] = 'graph' in read ? [read.report, unservedTasks(read.graph)] : [[], []];
  return [
    ...refused.map(({ element, reason }) => problem('error', element, 'casewright', reason)),
    ...unserved.map(({ element, reason }) => problem('warning', element, 'casewright', reason)),
    ...report.map(({ element, what, meaning }) =>
      problem(meaning === noMeaning ? 'warning' : 'info', element, 'casewright', `${what} ${meaning}`),
    ),
    ...(await styleProblems(xml)),
  ];
}

/** Forms that are named stand in the document of the case type. */
function createFormFault(): (text: string) => string | null {
  const fault = createTaskFormCheck({});
  return (text) => (text.startsWith('{') ? fault(text) : null);
}

async function styleProblems(xml: string): Promise<LintProblem[]> {
  const parsed = await parseFile(xml);
  // A text that is no BPMN is refused already.
  if (!('root' in parsed)) return [];
  const { root } = parsed;
  connect(root);
  const isDrawn = manyOf(root, 'diagrams').length > 0;
  const names = Object.keys(rules).filter((name) => isDrawn || name !== 'no-bpmndi');
  const linter = new Linter({
    config: { rules: Object.fromEntries(names.map((name) => [name, 'warn'])) },
    resolver: { resolveRule: (_, name) => rules[name], resolveConfig: () => ({}) },
  });
  const found = Object.entries(await linter.lint(root)).flatMap(([rule, findings]) =>
    findings.map(({ id, message }) => problem('warning', id ?? null, rule, message)),
  );
  return isDrawn ? found : [...found, problem('warning', null, 'no-bpmndi', 'The file has no diagram')];
}

/** The rules look at what nodes list as their flows, which files may leave out: it follows from the flows. */
function connect(root: BpmnElement): void {
  const visit = (element: BpmnElement, look: (one: BpmnElement) => void): void => {
    look(element);
    for (const child of [...manyOf(element, 'rootElements'), ...manyOf(element, 'flowElements')]) visit(child, look);
  };
  const flows: BpmnElement[] = [];
  visit(root, (element) => {
    if (element.$type === 'bpmn:SequenceFlow') flows.push(element);
    else if (element['incoming'] !== undefined || element['outgoing'] !== undefined) {
      element['incoming'] = [];
      element['outgoing'] = [];
    }
  });
  for (const flow of flows) {
    add(flow['targetRef'], 'incoming', flow);
    add(flow['sourceRef'], 'outgoing', flow);
  }
}

function add(node: unknown, property: string, flow: BpmnElement): void {
  if (typeof node !== 'object' || node === null) return;
  const element = node as BpmnElement;
  element[property] = [...((element[property] as BpmnElement[] | undefined) ?? []), flow];
}

function problem(level: LintProblem['level'], element: string | null, rule: string, message: string): LintProblem {
  return { level, element, rule, message };
}

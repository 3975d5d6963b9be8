import { checkDeployment, knownElsewhere } from '../bpmn/check/check-deployment';
import { checkGraph } from '../bpmn/check/check-graph';
import { isBeginning } from '../bpmn/check/starts';
import { hasType, viewOf } from '../bpmn/check/view';
import { checkPlan } from '../plan/check-plan';
import { plainTextIn } from '../bpmn/plain-text';
import type { CaseTypeDocument } from './case-type';
import { slaParts } from './case-type-sla';
import { durationForm, parseDuration } from '../time/duration';
import { createTaskFormCheck } from '../cases/task-form';
import { compileAttributes } from '../classify/attributes';
import { createFormCheck } from '../forms/form';
import { checkAttributes, schemaFault } from './check-attributes';
import type { DocumentFault } from './check-document';
import { checkIntents } from './check-intents';
import { placesIn } from './places-in';

/** Faults of a case type: what of its file cannot be run, each at its element; its schema; its statuses. */
export function checkCaseType(document: CaseTypeDocument): DocumentFault[] {
  return [
    ...checkModel(document),
    ...checkAttributes(document),
    ...checkForms(document),
    ...checkScheduled(document),
    ...checkStatuses(document),
    ...checkSla(document),
    ...checkIntents(document.intents),
  ];
}

function checkModel(document: CaseTypeDocument): DocumentFault[] {
  const { bpmn, plan, process, model, forms } = document;
  const hasOne = (bpmn === undefined) !== (plan === undefined);
  if (!hasOne)
    return [
      { path: ['bpmn'], message: 'or `plan`: one of the two is needed', rule: 'BPMN_OR_PLAN', code: 'INVALID_MODEL' },
    ];
  if (plan && process !== undefined) {
    return [
      {
        path: ['process'],
        message: 'is for files: a plan is one process',
        rule: 'PROCESS_OF_PLAN',
        code: 'INVALID_MODEL',
        value: process,
      },
    ];
  }
  const faults = plan ? checkPlan(plan) : [];
  if (faults.length > 0) return faults;
  if (!model)
    return [{ path: [plan ? 'plan' : 'bpmn'], message: 'was not read', rule: 'NOT_READ', code: 'INVALID_MODEL' }];
  const refused =
    'graph' in model
      ? [
          ...checkGraph(model.graph),
          // What else a model names is looked up with the references of all other documents.
          ...checkDeployment(model.graph, { ...knownElsewhere, formFault: createTaskFormCheck(forms) }),
        ]
      : model.refused;
  const place = placesIn(document);
  return refused.map(({ element, reason, ...said }) => ({
    path: place(element),
    message: reason,
    code: 'INVALID_MODEL',
    ...said,
  }));
}

function checkForms({ forms, startForm }: CaseTypeDocument): DocumentFault[] {
  const check = createFormCheck();
  const named = Object.entries(forms).map(([name, form]) => [['forms', name], form] as const);
  const all = startForm === undefined ? named : [...named, [['startForm'], startForm] as const];
  return all.flatMap(([path, form]) => schemaFault(path, check(form)));
}

/** Whom time starts, nobody tells its attributes. */
function checkScheduled(document: CaseTypeDocument): DocumentFault[] {
  const { model, attributes } = document;
  if (!model || !('graph' in model)) return [];
  const view = viewOf(model.graph);
  const start = view.events.find(
    (event) => event.in === view.graph.main && hasType(event, 'timer') && isBeginning(view, event),
  );
  if (!start || checkAttributes(document).length > 0) return [];
  const [fault] = compileAttributes(attributes)({});
  if (!fault) return [];
  const message = `must not ask for ${fault.path}: ${start.id} starts cases by time, which have none`;
  const values = { asked: fault.path, start: start.id };
  return [{ path: ['attributes'], message, code: 'INVALID_MODEL', rule: 'ASKED_BY_TIME', values }];
}

function checkSla({ sla, statuses, model }: CaseTypeDocument): DocumentFault[] {
  const settable = statuses.flatMap(({ key, category }) => (category === 'closed' ? [] : [key]));
  const graph = model && 'graph' in model ? model.graph : undefined;
  const stages = graph?.nodes ?? [];
  const known = stages.flatMap((node) => (node.kind === 'activity' && node.stage ? [node.id] : []));
  return [
    ...slaParts(sla).flatMap(({ path: part, thresholds }) =>
      thresholds.flatMap(({ actions }, index) =>
        actions.flatMap(({ setStatus: value }, at): DocumentFault[] => {
          if (value === undefined || settable.includes(value)) return [];
          const path = [...part, 'thresholds', index, 'actions', at, 'setStatus'];
          return [
            {
              path,
              message: 'is no status of an open case',
              rule: 'NO_OPEN_STATUS',
              code: 'INVALID_STATUS',
              value,
              allowed: settable,
            },
          ];
        }),
      ),
    ),
    ...Object.keys(sla.stages).flatMap((element): DocumentFault[] => {
      if (!graph || known.includes(element)) return [];
      const message = 'is no stage of the model';
      return [{ path: ['sla', 'stages', element], message, code: 'UNKNOWN_STAGE', value: element, allowed: known }];
    }),
    ...stages.flatMap((node): DocumentFault[] => {
      const text = node.kind === 'activity' ? node.stage?.['sla'] : undefined;
      if (text === undefined || parseDuration(plainTextIn(text)?.trim() ?? '') !== undefined) return [];
      const message = 'the SLA of a stage must be a duration';
      const path = ['bpmn', node.id];
      return [{ path, message, code: 'INVALID_DURATION', rule: 'STAGE_SLA', value: text, allowed: durationForm }];
    }),
  ];
}

function checkStatuses({ statuses }: CaseTypeDocument): DocumentFault[] {
  const keys = statuses.map(({ key }) => key);
  const faults: DocumentFault[] = statuses.flatMap(({ key }, index) =>
    keys.indexOf(key) === index
      ? []
      : [
          {
            path: ['statuses', index, 'key'],
            message: 'is used by another status already',
            code: 'DUPLICATE_KEY',
            value: key,
          },
        ],
  );
  if (statuses[0]?.category === 'closed') {
    const message = 'is the status of a new case, which is not closed';
    faults.push({
      path: ['statuses', 0, 'category'],
      message,
      code: 'INVALID_STATUS',
      rule: 'CASE_BEGINS_CLOSED',
      value: 'closed',
    });
  }
  if (!statuses.some(({ category }) => category === 'closed')) {
    faults.push({
      path: ['statuses'],
      message: 'need one that is closed',
      rule: 'NO_CLOSED_STATUS',
      code: 'INVALID_STATUS',
    });
  }
  return faults;
}

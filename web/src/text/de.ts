import type { Part, en } from './en';
import type { Translated } from './translated';

/** The German texts: the same parts, with the same keys. Its words are those of the table in docs/GLOSSARY.md. */
export const de: { readonly [P in Part]: () => Promise<Translated<Awaited<ReturnType<(typeof en)[P]>>>> } = {
  start: () => import('./de/start').then(({ start }) => start),
  access: () => import('./de/access').then(({ access }) => access),
  attributes: () => import('./de/attributes').then(({ attributes }) => attributes),
  audit: () => import('./de/audit').then(({ audit }) => audit),
  bulk: () => import('./de/bulk').then(({ bulk }) => bulk),
  calendar: () => import('./de/calendar').then(({ calendar }) => calendar),
  caseTypes: () => import('./de/case-types').then(({ caseTypes }) => caseTypes),
  caseWork: () => import('./de/case-work').then(({ caseWork }) => caseWork),
  cases: () => import('./de/cases').then(({ cases }) => cases),
  config: () => import('./de/config').then(({ config }) => config),
  curve: () => import('./de/curve').then(({ curve }) => curve),
  decision: () => import('./de/decision').then(({ decision }) => decision),
  deliveries: () => import('./de/deliveries').then(({ deliveries }) => deliveries),
  diagram: () => import('./de/diagram').then(({ diagram }) => diagram),
  dryRun: () => import('./de/dry-run').then(({ dryRun }) => dryRun),
  erasures: () => import('./de/erasures').then(({ erasures }) => erasures),
  importing: () => import('./de/import').then(({ importing }) => importing),
  intent: () => import('./de/intent').then(({ intent }) => intent),
  matrix: () => import('./de/matrix').then(({ matrix }) => matrix),
  newItem: () => import('./de/new-item').then(({ newItem }) => newItem),
  plan: () => import('./de/plan').then(({ plan }) => plan),
  removal: () => import('./de/removal').then(({ removal }) => removal),
  supervisor: () => import('./de/supervisor').then(({ supervisor }) => supervisor),
  task: () => import('./de/task').then(({ task }) => task),
  tasks: () => import('./de/tasks').then(({ tasks }) => tasks),
};

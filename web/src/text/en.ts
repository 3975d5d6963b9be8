import { start } from './en/start';

/** The English texts by part. Each is loaded with what shows it (`withTexts`); `start` comes with this table. */
export const en = {
  start: () => Promise.resolve(start),
  access: () => import('./en/access').then(({ access }) => access),
  asked: () => import('./en/asked').then(({ asked }) => asked),
  attributes: () => import('./en/attributes').then(({ attributes }) => attributes),
  audit: () => import('./en/audit').then(({ audit }) => audit),
  bulk: () => import('./en/bulk').then(({ bulk }) => bulk),
  calendar: () => import('./en/calendar').then(({ calendar }) => calendar),
  cases: () => import('./en/cases').then(({ cases }) => cases),
  caseTypes: () => import('./en/case-types').then(({ caseTypes }) => caseTypes),
  caseWork: () => import('./en/case-work').then(({ caseWork }) => caseWork),
  config: () => import('./en/config').then(({ config }) => config),
  curve: () => import('./en/curve').then(({ curve }) => curve),
  decision: () => import('./en/decision').then(({ decision }) => decision),
  deliveries: () => import('./en/deliveries').then(({ deliveries }) => deliveries),
  diagram: () => import('./en/diagram').then(({ diagram }) => diagram),
  dryRun: () => import('./en/dry-run').then(({ dryRun }) => dryRun),
  elsewhere: () => import('./en/elsewhere').then(({ elsewhere }) => elsewhere),
  erasures: () => import('./en/erasures').then(({ erasures }) => erasures),
  faults: () => import('./en/faults').then(({ faults }) => faults),
  fieldHelp: () => import('./en/field-help').then(({ fieldHelp }) => fieldHelp),
  fields: () => import('./en/fields').then(({ fields }) => fields),
  importing: () => import('./en/import').then(({ importing }) => importing),
  intent: () => import('./en/intent').then(({ intent }) => intent),
  keyboard: () => import('./en/keyboard').then(({ keyboard }) => keyboard),
  matrix: () => import('./en/matrix').then(({ matrix }) => matrix),
  newItem: () => import('./en/new-item').then(({ newItem }) => newItem),
  plan: () => import('./en/plan').then(({ plan }) => plan),
  reading: () => import('./en/reading').then(({ reading }) => reading),
  refusals: () => import('./en/refusals').then(({ refusals }) => refusals),
  removal: () => import('./en/removal').then(({ removal }) => removal),
  said: () => import('./en/said').then(({ said }) => said),
  signIn: () => import('./en/sign-in').then(({ signIn }) => signIn),
  supervisor: () => import('./en/supervisor').then(({ supervisor }) => supervisor),
  task: () => import('./en/task').then(({ task }) => task),
  tasks: () => import('./en/tasks').then(({ tasks }) => tasks),
  told: () => import('./en/told').then(({ told }) => told),
};

export type Part = keyof typeof en;

/** Every text of the web app, by part. Errors say what happened, what it means for the work, and what to do. */
export type TextsByPart = { readonly [P in Part]: Awaited<ReturnType<(typeof en)[P]>> };

import { audit } from './en/audit';
import { bulk } from './en/bulk';
import { calendar } from './en/calendar';
import { caseTypes } from './en/case-types';
import { caseWork } from './en/case-work';
import { cases } from './en/cases';
import { commands } from './en/commands';
import { config } from './en/config';
import { decision } from './en/decision';
import { curve } from './en/curve';
import { desk } from './en/desk';
import { deliveries } from './en/deliveries';
import { dryRun } from './en/dry-run';
import { frame } from './en/frame';
import { matrix } from './en/matrix';
import { pieces } from './en/pieces';
import { places } from './en/places';
import { plan } from './en/plan';
import { problems } from './en/problems';
import { reading } from './en/reading';
import { supervisor } from './en/supervisor';
import { task } from './en/task';
import { tasks } from './en/tasks';
import { work } from './en/work';

/** Every text of the web app by key. Errors say what happened, what it means for the work, and what to do. */
export const en = {
  ...frame,
  ...pieces,
  ...problems,
  ...commands,
  ...work,
  ...desk,
  ...places,
  ...reading,
  ...supervisor,
  ...bulk,
  ...deliveries,
  ...cases,
  ...caseTypes,
  ...caseWork,
  ...audit,
  ...task,
  ...config,
  ...decision,
  ...dryRun,
  ...curve,
  ...plan,
  ...matrix,
  ...calendar,
  ...tasks,
} as const;

import type { z } from 'zod';
import type { CaseRow } from '../../db/case-read';
import type { CaseRequest, EndedEvent } from '../../domain/cases/request';
import type { Permission } from '../../domain/rights/permission';
import { bulkJobView } from '../bulk/jobs';
import { askCase } from '../cases/ask-case';
import { checkMayComplete } from '../cases/check-may-complete';
import { findCase } from '../cases/find-case';
import { migrateCase } from '../cases/migrate-case';
import { migrateCases, tryMigrations } from '../cases/migrate-cases';
import { BulkJobView } from '../contract/bulk';
import { type CaseActionName, caseActions, CaseMigrationBody, CaseMigrationQuery, CaseView } from '../contract/case';
import { CaseMigrations, CaseMigrationTrial } from '../contract/case-migration';
import { ItemParams as CaseParams } from '../contract/params';
import { invalidInput } from '../http-problem';
import { isAgentFor } from '../workbins/workbin';
import { type Context, defineRoute, type Route } from '../route';

type Body<N extends CaseActionName> = z.output<(typeof caseActions)[N]>;

/** What can be done to a case, and by whom: those who work on it, or those who supervise it. */
const actions: {
  [N in CaseActionName]: {
    access: Permission;
    summary: string;
    event: (body: Body<N>, context: Context, row: CaseRow) => CaseRequest['event'] | EndedEvent;
  };
} = {
  complete: {
    access: 'case:edit',
    summary: 'Work that nobody else reports, such as a manual task, is done',
    event: (body) => ({ type: 'complete', ...body }),
  },
  error: {
    access: 'case:supervise',
    summary: 'Work has ended in an error of the model',
    event: (body) => ({ type: 'error', ...body }),
  },
  escalate: {
    access: 'case:edit',
    summary: 'Work escalates, and goes on unless what catches it interrupts',
    event: (body) => ({ type: 'escalation', ...body }),
  },
  activate: {
    access: 'case:edit',
    summary: 'Start what an ad-hoc sub-process offers',
    event: (body) => ({ type: 'activate', ...body }),
  },
  retry: {
    access: 'case:supervise',
    summary: 'Do again what has an incident',
    event: (body) => ({ type: 'retry', ...body }),
  },
  skip: {
    access: 'case:supervise',
    summary: 'What has an incident counts as done',
    event: (body) => ({ type: 'skip', ...body }),
  },
  trigger: {
    access: 'case:supervise',
    summary: 'What an event waits for counts as having come',
    event: (body) => ({ type: 'trigger', ...body }),
  },
  'set-variables': {
    access: 'case:supervise',
    summary: 'Set variables of the case, or of one instance',
    event: ({ instance, variables }) => ({
      type: 'set-variables',
      variables,
      ...(instance === undefined ? {} : { instance }),
    }),
  },
  modify: {
    access: 'case:supervise',
    summary: 'Move tokens by hand: some are cancelled, then others started',
    event: ({ cancel, start }) => ({
      type: 'modify',
      cancel,
      start: start.map(({ element, scope }) => ({ element, ...(scope === undefined ? {} : { scope }) })),
    }),
  },
  suspend: {
    access: 'case:supervise',
    summary: 'Hold the case: nothing happens in it until it is resumed',
    event: () => ({ type: 'suspend' }),
  },
  resume: {
    access: 'case:supervise',
    summary: 'Let a suspended case go on, with all that came meanwhile',
    event: () => ({ type: 'resume' }),
  },
  terminate: {
    access: 'case:supervise',
    summary: 'End the case with all of its work',
    event: () => ({ type: 'terminate' }),
  },
  'set-status': {
    access: 'case:edit',
    summary: 'Set the status of the case',
    event: (body) => ({ type: 'set-status', ...body }),
  },
  assign: {
    access: 'case:edit',
    summary: 'Give the case to an owner, or to nobody',
    event: ({ owner }, context, row) => {
      if (owner !== null) checkAgent('owner', owner, context, row);
      return { type: 'assign', owner };
    },
  },
  note: {
    access: 'case:edit',
    summary: 'Write a note into the history of the case',
    event: (body) => ({ type: 'note', ...body }),
  },
  rename: {
    access: 'case:edit',
    summary: 'Give the case another name, or none',
    event: (body) => ({ type: 'rename', ...body }),
  },
  reprioritize: {
    access: 'case:supervise',
    summary: 'Set what the case adds to the priority of its work; its open tasks follow',
    event: (body) => ({ type: 'reprioritize', ...body }),
  },
  'add-participant': {
    access: 'case:edit',
    summary: 'An agent, or somebody by name, takes part; one who does already has this role from now on',
    event: ({ agent = null, name = null, role }, context, row) => {
      if (agent !== null) checkAgent('agent', agent, context, row);
      return { type: 'add-participant', agent, name, role };
    },
  },
  'remove-participant': {
    access: 'case:edit',
    summary: 'Somebody takes part no more',
    event: ({ agent = null, name = null }) => ({ type: 'remove-participant', agent, name }),
  },
  link: {
    access: 'case:edit',
    summary: 'Link what belongs to the case and lives elsewhere: an interaction, a document, an item',
    event: ({ kind, ref, title = null, url = null }) => ({ type: 'link', kind, ref, title, url }),
  },
  unlink: {
    access: 'case:edit',
    summary: 'Take a link away',
    event: (body) => ({ type: 'unlink', ...body }),
  },
  close: {
    access: 'case:edit',
    summary: 'Close a case that has ended, with its outcome',
    event: (body) => ({ type: 'close', ...body }),
  },
  reopen: {
    access: 'case:supervise',
    summary: 'Let a case that has ended begin again, with the variables that it had',
    event: () => ({ type: 'reopen' }),
  },
};

function checkAgent(path: string, value: string, { directory }: Context, { file }: CaseRow): void {
  if (isAgentFor(directory, value, file.division)) return;
  throw invalidInput([{ path, message: 'is no agent', code: 'UNKNOWN_AGENT', value }]);
}

export const caseActionRoutes: readonly Route[] = [
  ...(Object.keys(actions) as CaseActionName[]).map(route),
  defineRoute({
    method: 'post',
    path: '/v1/cases/migrate',
    access: 'case:supervise',
    summary: 'Let running cases of a type go on in another version: a job as of `/v1/bulk`, or what would come of it',
    tag: 'Cases',
    query: CaseMigrationQuery,
    body: CaseMigrations,
    answers: { 200: CaseMigrationTrial, 202: BulkJobView },
    handle: async (context, { query, body }) =>
      query.dryRun === 'true'
        ? { status: 200, body: await tryMigrations(context, body) }
        : { status: 202, body: bulkJobView(await migrateCases(context, body)) },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/cases/{id}/actions/migrate',
    access: 'case:supervise',
    summary: 'Let the case go on in another version of its type',
    tag: 'Cases',
    params: CaseParams,
    query: CaseMigrationQuery,
    body: CaseMigrationBody,
    answers: { 200: CaseView },
    handle: async (context, { params, query, body }) =>
      migrateCase(context, await findCase(context, params.id), body, query.dryRun === 'true'),
  }),
];

function route<N extends CaseActionName>(name: N): Route {
  const { access, summary, event } = actions[name];
  return defineRoute({
    method: 'post',
    path: `/v1/cases/{id}/actions/${name}`,
    access,
    summary,
    tag: 'Cases',
    params: CaseParams,
    body: caseActions[name] as unknown as z.ZodType<Body<N> & { reason?: string }>,
    answers: { 200: CaseView },
    handle: async (context, { params, body: { reason, ...body } }) => {
      const row = await findCase(context, params.id);
      const asked = event(body as Body<N>, context, row);
      await checkMayComplete(context, row, asked);
      return askCase(context, row, asked, reason);
    },
  });
}

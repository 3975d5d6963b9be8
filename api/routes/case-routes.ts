import { z } from 'zod';
import { askCase, callerOf } from '../cases/ask-case';
import { broadcastSignal } from '../cases/broadcast-signal';
import { caseDiagram } from '../cases/case-diagram';
import { caseDetail } from '../cases/case-detail';
import { caseInteractions } from '../cases/case-interactions';
import { caseTypeList } from '../cases/case-type-list';
import { caseHistory, findCase, listCases } from '../cases/find-case';
import { findIntent } from '../cases/find-intent';
import { publishMessage } from '../cases/publish-message';
import { messageOf, signalOf } from '../cases/sent';
import { startCase } from '../cases/start-case';
import { CaseDiagram } from '../contract/case-diagram';
import {
  CaseDetail,
  CaseHistory,
  CaseInteractionBody,
  CaseInteractions,
  CaseListQuery,
  CaseMessageBody,
  CasePage,
  CaseStart,
  CaseView,
  MessageBody,
  MessageResult,
  SignalBody,
  SignalResult,
} from '../contract/case';
import { IntentBody, IntentCandidates } from '../contract/intent';
import { CaseTypeList } from '../contract/case-type';
import { HistoryQuery } from '../contract/item';
import { ItemParams as CaseParams } from '../contract/params';
import { aboutCase } from '../personal/about';
import { defineRoute, type Route } from '../route';

const tag = 'Cases';

/** Cases as their sources, their owners and whoever takes part see and move them. */
export const caseRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/cases',
    access: 'case:edit',
    summary: 'Start a case; a known source and external ID answer the case as it is',
    tag,
    body: CaseStart,
    answers: { 201: CaseView, 200: CaseView },
    handle: async (context, { body }) => startCase(context, body),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/cases',
    access: 'case:view',
    summary: 'Cases by filters, page by page; the newest first unless sorted otherwise',
    tag,
    query: CaseListQuery,
    answers: { 200: CasePage },
    handle: async (context, { query }) => ({ status: 200, body: await listCases(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/case-types',
    access: 'case:view',
    summary: 'Case types as published, with the form that starts a case of each',
    tag,
    isConfiguration: true,
    query: z.strictObject({}),
    answers: { 200: CaseTypeList },
    handle: async (context) => ({ status: 200, body: await caseTypeList(context) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/cases/intent',
    access: 'case:edit',
    summary: 'The case types that an interaction may mean, with reasons; whoever asks starts the one that he confirms',
    tag,
    // It says nothing of anybody but what its caller has just said.
    isConfiguration: true,
    body: IntentBody,
    answers: { 200: IntentCandidates },
    handle: async (context, { body }) => ({ status: 200, body: await findIntent(context, 'case-type', body) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/messages',
    access: 'case:edit',
    summary: 'A message to the case that waits for it, found by name and key; else one that it starts; else it is kept',
    tag,
    body: MessageBody,
    answers: { 200: MessageResult },
    handle: async (context, { body }) => ({
      status: 200,
      body: await publishMessage(context.deps, context.directory, messageOf(context, body), callerOf(context)),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/signals',
    access: 'case:edit',
    summary: 'A signal to every case of a division that waits for it',
    tag,
    body: SignalBody,
    answers: { 200: SignalResult },
    handle: async (context, { body }) => ({
      status: 200,
      body: await broadcastSignal(context.deps, context.directory, signalOf(context, body), callerOf(context)),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/cases/{id}',
    access: 'case:view',
    summary: 'One case, with its stages and milestones',
    tag,
    params: CaseParams,
    answers: { 200: CaseDetail },
    handle: async (context, { params }) => ({ status: 200, body: await caseDetail(context, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/cases/{id}/interactions',
    access: 'case:view',
    summary: 'The interactions of a case: its own, and those of its items',
    tag,
    params: CaseParams,
    query: z.strictObject({}),
    answers: { 200: CaseInteractions },
    handle: async (context, { params }) => ({
      status: 200,
      body: await caseInteractions(context, params.id),
      about: () => aboutCase(context, params.id),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/cases/{id}/interactions',
    access: 'case:edit',
    summary: 'Link an interaction to a case; it may belong to others as well',
    tag,
    params: CaseParams,
    body: CaseInteractionBody,
    answers: { 200: CaseView },
    handle: async (context, { params, body: { interaction: ref, title = null, url = null } }) =>
      askCase(context, await findCase(context, params.id), { type: 'link', kind: 'interaction', ref, title, url }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/cases/{id}/history',
    access: 'case:view',
    summary: 'Everything that happened to a case, with who and when, page by page',
    tag,
    params: CaseParams,
    query: HistoryQuery,
    answers: { 200: CaseHistory },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await caseHistory(context, params.id, query),
      about: () => aboutCase(context, params.id),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/cases/{id}/diagram',
    access: 'case:view',
    summary: 'The drawing of the model, with where the tokens stand, since when, and what went wrong',
    tag,
    params: CaseParams,
    query: z.strictObject({}),
    answers: { 200: CaseDiagram },
    handle: async (context, { params }) => ({
      status: 200,
      body: await caseDiagram(context, params.id),
      about: () => aboutCase(context, params.id),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/cases/{id}/messages',
    access: 'case:edit',
    summary: 'A message to this case, whatever its waits are keyed by',
    tag,
    params: CaseParams,
    body: CaseMessageBody,
    answers: { 200: CaseView },
    handle: async (context, { params, body }) =>
      askCase(context, await findCase(context, params.id), { type: 'message', key: null, ...body }),
  }),
];

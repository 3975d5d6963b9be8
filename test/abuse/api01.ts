import type { AbuseCase, Chapter } from './abuse-case';

const foreign = (what: string, route: string): AbuseCase => ({
  tries: `${what} of another division (${route})`,
  answers: '404 NOT_FOUND',
  run: ({ stranger }) => stranger(route),
});

/** The same by somebody of the division whom it does not concern. */
const asked = (tries: string, answers: string, who: string, request: string, body?: object): AbuseCase => ({
  tries,
  answers,
  run: ({ ask }) => ask(who, request, body),
});

export const api1: Chapter = {
  api: 'API1',
  title: 'Broken object level authorization',
  file: 'test/abuse/api01.ts',
  cases: [
    foreign('an item', 'GET /v1/workitems/{id}'),
    foreign('the history of an item', 'GET /v1/workitems/{id}/history'),
    foreign('the explanation of an item', 'GET /v1/workitems/{id}/explanation'),
    foreign('the look-ups of an item', 'GET /v1/workitems/{id}/lookups'),
    foreign('a change of an item', 'PATCH /v1/workitems/{id}'),
    foreign('the cancelling of an item', 'POST /v1/workitems/{id}/actions/cancel'),
    foreign('the assigning of an item', 'POST /v1/workitems/{id}/actions/assign'),
    foreign('an offer', 'POST /v1/workitems/{id}/actions/accept'),
    foreign('a case', 'GET /v1/cases/{id}'),
    foreign('the history of a case', 'GET /v1/cases/{id}/history'),
    foreign('the diagram of a case', 'GET /v1/cases/{id}/diagram'),
    foreign('the shelf of a workbin', 'GET /v1/workbins/{id}/items'),
    foreign('the moving of a workbin', 'POST /v1/workbins/{id}/move'),
    foreign('the work of an agent', 'GET /v1/agents/{id}/work'),
    foreign('the presence of an agent', 'PUT /v1/agents/{id}/presence'),
    foreign('the explanation of an agent', 'GET /v1/agents/{id}/explanation'),
    foreign('a notification', 'POST /v1/notifications/{id}/read'),
    foreign('a dead delivery', 'POST /v1/dead-letters/{id}/redeliver'),
    foreign('a dead inbound delivery', 'GET /v1/inbound-dead-letters/{id}'),
    foreign('the replay of a dead inbound delivery', 'POST /v1/inbound-dead-letters/{id}/replay'),
    foreign('a bulk job', 'GET /v1/bulk/{id}'),
    foreign('the failures of a bulk job', 'GET /v1/bulk/{id}/failures'),
    foreign('a dry run', 'GET /v1/config/dry-runs/{id}'),
    foreign('a saved draft', 'POST /v1/config/{kind}/{key}/publish'),
    foreign('the versions of a document', 'GET /v1/config/{kind}/{key}/versions'),
    foreign('the API keys of a source', 'GET /v1/config/sources/{key}/api-keys'),
    foreign('the API key of a source', 'DELETE /v1/config/sources/{key}/api-keys/{id}'),
    foreign('the secret of a source', 'POST /v1/config/sources/{key}/secret'),
    foreign('the sessions of somebody', 'POST /v1/auth/sign-outs'),
    asked(
      'an item of another source of the division',
      '404 NOT_FOUND',
      'source:erp',
      'POST /v1/sources/crm/workitems/matrix/cancel',
      {},
    ),
    asked('the work of a colleague', '403 FORBIDDEN', 'ben', 'GET /v1/agents/ana/work'),
    asked('the presence of a colleague', '403 FORBIDDEN', 'ben', 'PUT /v1/agents/ana/presence', {
      presence: 'offline',
    }),
    asked('the session of somebody else', '404 NOT_FOUND', 'ben', 'DELETE /v1/auth/sessions/000000000000000000000000'),
    {
      tries: 'the items of another division, by a filter, a sort and a bulk selection',
      answers: '0 items, 0 selected',
      run: async ({ read }) => {
        const list = await read('mole', 'GET /v1/workitems?division=claims&source=crm');
        const bulk = { action: 'note', body: { text: 'seen' }, filter: { source: 'crm' } };
        const { body } = await read('mole', 'POST /v1/bulk?preview=true', bulk);
        return `${list.body.items?.length ?? 0} items, ${body.count} selected`;
      },
    },
  ],
};

import { z } from 'zod';
import {
  AgentChanged,
  CaseChanged,
  ConfigChanged,
  ItemChanged,
  NotificationChanged,
  OpenEvent,
  QueuesChanged,
  ResetEvent,
} from '../contract/stream';
import { defineStream, type Route } from '../route';
import { CURSOR_LENGTH } from '../stream/change-cursor';
import { runStream } from '../stream/run-stream';

const Events = z
  .union([
    OpenEvent,
    ItemChanged,
    AgentChanged,
    ConfigChanged,
    NotificationChanged,
    CaseChanged,
    QueuesChanged,
    ResetEvent,
  ])
  .meta({
    description: 'Server-sent events: open, item, agent, config, notification, queues, reset. `id` is where to resume.',
  });

export const streamRoutes: readonly Route[] = [
  defineStream({
    method: 'get',
    path: '/v1/stream',
    access: 'stream:read',
    summary: 'What happens, as far as the caller may see it; resumes by Last-Event-ID',
    tag: 'Stream',
    query: z.strictObject({ lastEventId: z.string().max(CURSOR_LENGTH).optional() }),
    answers: { 200: Events },
    answerType: 'text/event-stream',
    stream: async (context, _input, request, response) => {
      await runStream(context, request, response);
      // The request has been answered; the stream lives on until it is closed.
    },
  }),
];

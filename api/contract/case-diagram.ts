import { z } from 'zod';
import { Incident } from './case';
import { Attributes, Instant } from './scalar';

const Number_ = z.number().int().min(1);

/** Where a case stands in the drawing of its model. */
export const CaseDiagram = z
  .object({
    bpmn: z.string().meta({ description: 'The file of the version that the case runs.' }),
    tokens: z.array(
      z.object({
        instance: Number_,
        element: z.string(),
        scope: Number_.nullable(),
        phase: z.string().meta({ example: 'working' }),
        since: Instant.nullable(),
        item: z.string().nullable().meta({ description: "External ID of its task's item." }),
        form: Attributes.nullable().meta({ description: 'JSON Schema of what the model asks of who does its task.' }),
      }),
    ),
    waits: z.array(
      z.object({
        wait: Number_,
        element: z.string(),
        instance: Number_,
        on: z.enum(['message', 'signal', 'timer', 'condition']),
        name: z.string().nullable(),
        key: z.string().nullable(),
        dueAt: Instant.nullable(),
      }),
    ),
    incidents: z.array(
      Incident.extend({
        repairs: z.array(z.enum(['retry', 'skip'])).meta({
          description:
            'Which actions repair it; none: tokens are put elsewhere by `modify`, or the case is terminated.',
        }),
      }).meta({ id: 'CaseDiagramIncident' }),
    ),
    done: z.record(z.string(), z.number().int()).meta({ description: 'How often each element has completed.' }),
  })
  .meta({ id: 'CaseDiagram' });
export type CaseDiagram = z.infer<typeof CaseDiagram>;

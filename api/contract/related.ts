import { z } from 'zod';
import { CaseView } from './case';
import { InteractionText } from './interaction';
import { ItemView } from './item';
import { Instant } from './scalar';

/** What belongs to the same customer, or to the same case: at most 50 of each, the latest first. */
export const RelatedWork = z
  .object({
    hasCustomer: z.boolean().meta({ description: 'Whether its attribute `Customer_ID` names one.' }),
    items: z.array(ItemView).meta({ description: 'Without the item itself; what is archived is not among them.' }),
    cases: z.array(CaseView).meta({ description: 'None without the right to see cases.' }),
    interactions: z.array(
      z.object({
        interaction: z.string(),
        at: Instant,
        item: z.uuid().nullable().meta({ description: 'That it was linked to.' }),
        case: z.uuid().nullable().meta({ description: 'That it was linked to.' }),
        reference: z.string(),
        division: z.string().meta({ description: 'Of what it was linked to.' }),
        text: InteractionText,
      }),
    ),
  })
  .meta({ id: 'RelatedWork' });
export type RelatedWork = z.infer<typeof RelatedWork>;

import type { CaptureRequest } from '../api/contract/item';
import { between, chance, oneOf } from './chance';

const names = ['Amir', 'Bea', 'Carl', 'Dora', 'Emil', 'Faye', 'Gus', 'Hana', 'Igor', 'Jana', 'Karl', 'Lia'] as const;
const surnames = ['Abel', 'Brandt', 'Costa', 'Duval', 'Engel', 'Fuchs', 'Grant', 'Hagen', 'Ivers', 'Jansen'] as const;
const products = [
  ['Fleet policy', 'Sales'],
  ['Home policy', 'Sales'],
  ['Travel policy', 'Sales'],
  ['Consumer loan', 'Finance'],
  ['Leasing', 'Finance'],
] as const;

/** A lead that nobody has left; `externalId` decides all of it. */
export function inventLead(externalId: string): CaptureRequest {
  const [product, department] = oneOf(products, 'product', externalId);
  const name = oneOf(names, 'name', externalId);
  const surname = oneOf(surnames, 'surname', externalId);
  return {
    externalId,
    name: `${product}, ${name} ${surname}`,
    externalTag: 'demo',
    attributes: {
      Department: department,
      Name: name,
      Surname: surname,
      // 555-0100 to 555-0199 are kept for fiction.
      Contact_Number: `+1-202-555-01${String(Math.floor(between([0, 100], 'phone', externalId))).padStart(2, '0')}`,
      Customer_Segment: oneOf(['Gold', 'Silver', 'Silver', 'Bronze', 'Bronze'], 'segment', externalId),
      Customer_ID: `K${Math.floor(between([10_000, 100_000], 'customer', externalId))}`,
      Product: product,
      Deal_Value: Math.round(between([500, 60_000], 'deal', externalId) / 50) * 50,
      Lead_Description: oneOf(
        ['Asked for a call', 'Web form', 'Came by a friend', 'Has an old policy'],
        'text',
        externalId,
      ),
    },
    // A known customer asks for the seller whom he knows.
    ...(chance('known', externalId) < 0.3
      ? { preferredAgent: oneOf(['demo-kai', 'demo-lena', 'demo-omar'], 'seller', externalId) }
      : {}),
  };
}

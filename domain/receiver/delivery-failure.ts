import { addressRefusals } from './judge-url';

/** Why a try of a delivery failed. */
export const deliveryFailureCodes = [
  /** Its source or webhook is gone, or has no address any more. */
  'RECEIVER_GONE',
  'NO_SECRET',
  /** It answered, but with no 2xx. */
  'NOT_ACCEPTED',
  'NO_ANSWER',
  'NOT_REACHED',
  ...addressRefusals,
] as const;
export type DeliveryFailureCode = (typeof deliveryFailureCodes)[number];

export interface DeliveryFailure {
  code: DeliveryFailureCode;
  /** What was seen, such as the status. */
  detail: string;
}

import { addressRefusals } from './judge-url';

/** Why a try of a delivery failed. */
export const deliveryFailureCodes = [
  /** Its source, webhook or agent is gone, or has no address any more. */
  'RECEIVER_GONE',
  'NO_SECRET',
  /** No mail server is configured. */
  'MAIL_OFF',
  /** It answered that it does not take it. */
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

/** Fields of items and cases, beside their attributes, that a worktype or case type may declare as personal. */
export const personalFields = ['name', 'externalTag'] as const;
export type PersonalField = (typeof personalFields)[number];

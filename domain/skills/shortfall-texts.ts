import { sayerOf } from '../said/said';

/** What somebody lacks of the skills that are asked. */
export const shortfallTexts = {
  SKILL: '{{skill}} {{level}}, asked {{asked}}',
  BOTH: '{{one}} and {{other}}',
  EITHER: '{{one}} or {{other}}',
} as const;

export const sayShortfall = sayerOf(shortfallTexts);

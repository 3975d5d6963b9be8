import type { Chapter } from './abuse-case';
import { api1 } from './api01';
import { api2 } from './api02';
import { api3 } from './api03';
import { api4 } from './api04';
import { api5 } from './api05';
import { api6 } from './api06';
import { api7 } from './api07';
import { api8 } from './api08';
import { api9 } from './api09';
import { api10 } from './api10';

export const chapters: readonly Chapter[] = [api1, api2, api3, api4, api5, api6, api7, api8, api9, api10];

/** `API3-07` */
export function numberOf({ api }: Chapter, at: number): string {
  return `${api}-${String(at + 1).padStart(2, '0')}`;
}

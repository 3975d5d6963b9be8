import { frame } from './en/frame';
import { pieces } from './en/pieces';
import { reading } from './en/reading';
import { supervisor } from './en/supervisor';
import { work } from './en/work';

/** Every text of the web app by key. Errors say what happened, what it means for the work, and what to do. */
export const en = { ...frame, ...pieces, ...work, ...reading, ...supervisor } as const;

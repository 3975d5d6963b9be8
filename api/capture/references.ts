import type { Pool } from 'pg';
import { takeReferences } from '../../db/reference';

const BLOCK = 50;

/** Hands out references such as `CLM-000123` from blocks that this process has taken; what is left at its end is a gap. */
export interface References {
  take(division: string, prefix: string): Promise<string>;
}

interface Block {
  next: number;
  end: number;
  filling: Promise<void> | undefined;
}

export function createReferences(pool: Pool): References {
  const blocks = new Map<string, Block>();
  const fill = async (block: Block, division: string, prefix: string): Promise<void> => {
    const first = await takeReferences(pool, division, prefix, BLOCK);
    block.next = first;
    block.end = first + BLOCK;
  };
  return {
    take: async (division, prefix) => {
      const key = `${division}/${prefix}`;
      const block = blocks.get(key) ?? { next: 0, end: 0, filling: undefined };
      blocks.set(key, block);
      while (block.next >= block.end) {
        block.filling ??= fill(block, division, prefix).finally(() => {
          block.filling = undefined;
        });
        await block.filling;
      }
      const number = block.next;
      block.next += 1;
      return `${prefix}-${String(number).padStart(6, '0')}`;
    },
  };
}

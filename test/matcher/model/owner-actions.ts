import { shards } from './draw';
import type { Model } from './model';
import type { Term } from './term';

/** Of one shard, those deposed and not yet aware of it included. */
const MOST_TERMS = 3;

const anyTerm = ({ chance, terms }: Model, which: (term: Term) => boolean): Term | undefined =>
  chance.one(terms.filter(which));

/** A process begins to follow a shard, beside others. */
export async function begin(model: Model): Promise<string | null> {
  const { chance, terms } = model;
  const shard = chance.one(shards);
  if (terms.filter((term) => term.shard === shard).length >= MOST_TERMS) return null;
  const { name } = model.begin(shard);
  await model.follow();
  return `${name} begins`;
}

/** The ledger executes what an owner has sent; the answer comes at once or later. */
export async function execute(model: Model): Promise<string | null> {
  const term = anyTerm(model, ({ hasUnexecuted }) => hasUnexecuted);
  if (!term) return null;
  const text = `${term.name}: ${term.execute()}`;
  if (model.chance.is(0.3)) return `${text} is executed`;
  term.answer();
  await model.follow();
  return text;
}

export async function answer(model: Model): Promise<string | null> {
  const term = anyTerm(model, ({ hasUnanswered }) => hasUnanswered);
  if (!term) return null;
  const text = `${term.name}: ${term.answer()} is answered`;
  await model.follow();
  return text;
}

export async function look(model: Model): Promise<string | null> {
  const term = anyTerm(model, ({ isResting }) => isResting);
  if (!term) return null;
  term.wake();
  await model.follow();
  return `${term.name} looks`;
}

/** A process dies, its connections end, or its lock is lost without its noticing, so that it goes on for a while. */
export async function lose(model: Model): Promise<string | null> {
  const { chance, locks } = model;
  const term = chance.is(0.7) ? chance.one([...locks.values()]) : chance.one(model.terms);
  if (!term) return null;
  const how = chance.one(['dies', 'is disconnected', 'loses its lock', 'loses its lock and does not notice']);
  if (how === 'dies') model.orphans.push(...term.kill().filter(() => chance.is(0.7)));
  else if (how === 'is disconnected') term.disconnect();
  else if (how === 'loses its lock') {
    term.isOver = true;
    term.wake();
  }
  if (locks.get(term.shard) === term) locks.delete(term.shard);
  await model.follow();
  return `${term.name} ${how}`;
}

export function orphanArrives(model: Model): string | null {
  const { chance, orphans } = model;
  if (orphans.length === 0) return null;
  const [orphan] = orphans.splice(chance.below(orphans.length), 1);
  orphan?.execute();
  return `what the dead have sent arrives: ${orphan?.name}`;
}

import type { ColumnValues, Literal, Span, ValueClass } from './column-values';
import type { Box } from './cover';

const mostParts = 6;

/** A box in words, by the columns that it does not fill, and one of its inputs. */
export function tellBox(box: Box, columns: readonly ColumnValues[], named: readonly { label: string }[]) {
  const example: Record<string, Literal> = {};
  const parts: string[] = [];
  for (const [at, spans] of box.entries()) {
    const { classes, expected } = columns[at] as ColumnValues;
    const label = named[at]?.label ?? '';
    const first = classes[spans[0]?.[0] ?? 0];
    if (first && first.kind !== 'other') example[label] = first.sample;
    const isAll = spans.some(([from, to]) => from === 0 && to >= expected - 1);
    if (!isAll) parts.push(`${label} ${spans.map((span) => tellSpan(span, classes)).join(', ')}`);
  }
  return { where: parts.join(' and '), example };
}

/** As a cell of the table would say it. */
function tellSpan([from, to]: Span, classes: readonly ValueClass[]): string {
  const parts: string[] = [];
  for (let at = from; at <= to;) {
    const one = classes[at] as ValueClass;
    let last = at;
    if (isOrdered(one))
      while (last < to && classes[last + 1]?.kind === one.kind && !classes[last + 1]?.isRest) last += 1;
    const isList = one.kind === 'string' && !classes.slice(at, last + 1).some(({ between }) => between);
    if (isList) last = at;
    parts.push(last === at && !one.between ? tellOne(one) : tellRange(one, classes[last] as ValueClass));
    at = last + 1;
  }
  const more = parts.length - mostParts;
  return more > 1 ? `${parts.slice(0, mostParts).join(', ')} and ${more} more` : parts.join(', ');
}

function isOrdered({ kind, isRest }: ValueClass): boolean {
  return (kind === 'number' || kind === 'string') && !isRest;
}

function tellOne({ kind, sample, isRest }: ValueClass): string {
  if (kind === 'other') return 'a value of another type';
  return isRest ? 'another text' : JSON.stringify(sample);
}

function tellRange(first: ValueClass, last: ValueClass): string {
  const low = first.between ? first.between.low : first.sample;
  const high = last.between ? last.between.high : last.sample;
  const [from, to] = [JSON.stringify(low), JSON.stringify(high)];
  if (low === undefined && high === undefined) return first.kind === 'number' ? 'any number' : 'any text';
  if (low === undefined) return `${last.between ? '<' : '<='} ${to}`;
  if (high === undefined) return `${first.between ? '>' : '>='} ${from}`;
  return `${first.between ? '(' : '['}${from}..${to}${last.between ? ')' : ']'}`;
}

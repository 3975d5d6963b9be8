/** Sources that give due dates make spans without end: so many are kept of one document. */
const MOST_SPANS = 1_000;

/**
 * Answers that follow from a document, or from a document and a span of time, kept once they are known: of a hundred
 * thousand items alike each shares what its worktype, plan and scheme say.
 */
export class Kept<D extends object, R> {
  private readonly known = new Map<D, Map<number | null, R>>();

  constructor(private readonly compute: (document: D, spanMs: number | null) => R) {}

  of(document: D, spanMs: number | null = null): R {
    let spans = this.known.get(document);
    if (!spans) this.known.set(document, (spans = new Map()));
    const known = spans.get(spanMs);
    if (known !== undefined) return known;
    if (spans.size === MOST_SPANS) spans.clear();
    const answer = this.compute(document, spanMs);
    spans.set(spanMs, answer);
    return answer;
  }
}

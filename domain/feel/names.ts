import { SourceFault } from './fault';
import { builtIn, isOfClock } from './functions';
import { plainName } from './scope';
import type { TypeTest } from './type-test';

/** The names that a place of an expression may read, and whether the expression has read any from outside so far. */
export class Names {
  private constructor(
    private readonly given: ReadonlySet<string>,
    private readonly types: ReadonlyMap<string, TypeTest>,
    private readonly seen: { outside: boolean },
    private readonly own: ReadonlySet<string> = new Set(),
    private readonly isOpen = false,
    /** Whether a name that nothing bears when the expression runs is a fault of it. */
    private readonly isTold = false,
  ) {}

  static of(names: readonly string[], types: ReadonlyMap<string, TypeTest> = new Map(), admitsAny = false): Names {
    // What may be named like a function of the language is only known when it is read: nothing is constant then.
    return new Names(new Set(names.map(plainName)), types, { outside: admitsAny }, new Set(), admitsAny, admitsAny);
  }

  /** With names that the expression itself gives. */
  with(names: readonly string[]): Names {
    return new Names(this.given, this.types, this.seen, new Set([...this.own, ...names]), this.isOpen, this.isTold);
  }

  /** Inside a filter names may be those of the list's entries, which nobody knows beforehand. */
  open(): Names {
    return new Names(this.given, this.types, this.seen, this.own, true);
  }

  /** What is compared with null may be missing. */
  lenient(): Names {
    return new Names(this.given, this.types, this.seen, this.own, this.isOpen);
  }

  get tellsMissing(): boolean {
    return this.isTold;
  }

  /** The test of a type that the model defines. */
  type(name: string): TypeTest | undefined {
    return this.types.get(name);
  }

  check(name: string, at: number): void {
    if (this.own.has(name)) return;
    if (this.given.has(name)) return this.readOutside();
    if (isOfClock(name)) this.readOutside();
    if (this.isOpen || builtIn(name)) return;
    const told = [...this.given].slice(0, 50).join(', ');
    const allowed = `${told}${told === '' ? 'the' : ', and the'} functions of FEEL; texts stand in double quotes`;
    throw new SourceFault(at, `does not know "${name}"`, 'UNKNOWN_NAME', allowed, name);
  }

  readOutside(): void {
    this.seen.outside = true;
  }

  /** Whether what was compiled with these names always has the same value. */
  get isConstant(): boolean {
    return !this.seen.outside;
  }
}

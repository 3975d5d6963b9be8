/**
 * Items that somebody is pulling through this process at the moment. Whoever pulls next is given another one: he would only
 * lose the race for the same. Each process counts its own; between processes the first command wins.
 */
export class PullsUnderWay {
  private readonly ends = new Map<string, Promise<void>>();

  items(): ReadonlySet<string> {
    return new Set(this.ends.keys());
  }

  /** Resolves when the pull of an item that is under way is over, whatever came of it; undefined when none is. */
  endOf(itemId: string): Promise<void> | undefined {
    return this.ends.get(itemId);
  }

  /** It counts as under way from this call on. */
  async run<T>(itemId: string, pull: () => Promise<T>): Promise<T> {
    const running = pull();
    const end = running.then(
      () => {},
      () => {},
    );
    this.ends.set(itemId, end);
    try {
      return await running;
    } finally {
      this.ends.delete(itemId);
    }
  }
}

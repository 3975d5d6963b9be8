const firstLineMs = 1500;
const everyMs = 10_000;

/** Says what is going on when it takes longer than a moment, and again every ten seconds until `end` is called. */
export function sayLater(text: () => string, say: (line: string) => void): { end: () => void } {
  const started = performance.now();
  let every: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    say(`${text()} ...`);
    every = setInterval(() => say(`${text()} ... ${Math.round((performance.now() - started) / 1000)} s`), everyMs);
  }, firstLineMs);
  return {
    end: () => {
      clearTimeout(first);
      clearInterval(every);
    },
  };
}

const firstLineMs = 1500;
const everyMs = 10_000;

/**
 * Runs `work`; when it takes longer than a moment, says so on stderr, and again every ten seconds.
 * Nothing is printed for what is quick, and nothing ever goes to stdout, which belongs to the one JSON line.
 */
export async function withProgress(text, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let shown = false;
  let every;
  const first = setTimeout(() => {
    shown = true;
    process.stderr.write(`${text} ...\n`);
    every = setInterval(() => process.stderr.write(`${text} ... ${seconds()} s\n`), everyMs);
  }, firstLineMs);
  try {
    const value = await work();
    if (shown) process.stderr.write(`${text}: done in ${seconds()} s\n`);
    return value;
  } finally {
    clearTimeout(first);
    clearInterval(every);
  }
}

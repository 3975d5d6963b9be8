/** Asks once for all that is asked in one turn of the event loop. `askAll` answers in the order of the questions. */
export function gather<Question, Answer>(
  askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let asked: { question: Question; answer: (answer: Answer) => void; fail: (error: unknown) => void }[] = [];
  const flush = () => {
    const batch = asked;
    asked = [];
    askAll(batch.map(({ question }) => question)).then(
      (answers) => batch.forEach(({ answer }, place) => answer(answers[place] as Answer)),
      (error: unknown) => batch.forEach(({ fail }) => fail(error)),
    );
  };
  return (question) =>
    new Promise((answer, fail) => {
      // After everything that is ready to run has run, and asked what it wants to know.
      if (asked.length === 0) process.nextTick(flush);
      asked.push({ question, answer, fail });
    });
}

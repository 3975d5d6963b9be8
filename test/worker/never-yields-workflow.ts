/** What a defect in a workflow may come to. */
export async function workitem(): Promise<void> {
  for (;;) {
    // It never yields.
  }
}

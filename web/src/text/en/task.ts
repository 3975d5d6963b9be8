/** Texts of the page of a task for whoever has a link to it. */
export const task = {
  task: {
    about: '{{reference}}, for {{participant}}',
    due: 'due {{time}}',
    done: 'Done. What you sent has arrived; this page may be closed.',
    ended: 'This task has been ended otherwise. There is nothing left to do.',
    submit: 'Send',
    once: 'It can be sent once. The link is good until {{time}}.',
    gone: 'This link opens nothing',
    goneText: 'It has expired, was taken back, or is not whole. Whoever sent it can send another one.',
  },
} as const;

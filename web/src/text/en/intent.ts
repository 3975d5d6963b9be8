/** Texts of what work is begun with, and of what it may mean. */
export const intent = {
  intent: {
    text: 'What somebody said or wrote (may stay empty)',
    textHelp: 'Paste or drop a mail, a chat or a note of a call. It is kept as the interaction that this began with.',
    tooLong: 'These are {{count}} characters: shorten it to {{most}}.',
    noText: 'This file is no short text in UTF-8. Paste what matters of it instead.',
    channel: 'How it came',
    noChannel: 'Not said',
    by: { mail: 'Mail', chat: 'Chat', voice: 'Call', visit: 'Visit' },
    ask: 'What may this mean?',
    none: 'No rule knows what this means. Choose below.',
    found: 'What it may mean',
    sure: '{{name}} ({{percent}} % sure)',
    others: 'It may also mean',
    startCase: 'Start a case: {{name}}',
    makeItem: 'Capture an item: {{name}}',
    said: 'What was said or written',
    ofCase: 'It begins with {{interaction}}, an interaction of case {{reference}}, and belongs to that case.',
    noInteraction: 'The case has no such interaction any more.',
  },
} as const;

/** What the drawn editors are tried on, beside the claims office: a scheme that crosses the office's, and a calendar. */
export const editorDocuments = [
  {
    kind: 'priority-scheme',
    key: 'late',
    name: 'Late riser',
    division: 'claims',
    interpolation: 'step',
    points: [
      { at: '0%', level: '10%' },
      { at: '50%', level: '80%' },
    ],
  },
  {
    kind: 'calendar',
    key: 'mondays',
    division: 'claims',
    timeZone: 'Europe/Berlin',
    hours: { mon: ['09:00-17:00'] },
    holidays: { country: 'DE' },
  },
];

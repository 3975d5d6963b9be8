/** Texts of the drawn model of a case or case type. */
export const diagram = {
  diagram: {
    in: 'Zoom in',
    out: 'Zoom out',
    fit: 'Show all of it',
    none: 'The file of this model says nothing about where things are drawn, so its elements are listed instead.',
    broken: 'The diagram of this model cannot be drawn, so its elements are listed instead.',
    here_one: '{{count}} token here',
    here_other: '{{count}} tokens here',
    fault: 'Incident',
    done_one: 'completed once',
    done_other: 'completed {{count}} times',
  },
} as const;

/** Our tokens, by the configuration of a drawing's renderer, so that they follow the theme. */
export const tokenColours = {
  defaultFillColor: 'var(--cw-surface)',
  defaultStrokeColor: 'var(--cw-text-2)',
  defaultLabelColor: 'var(--cw-text)',
};

/** Options of bpmn-js in a box. */
export function drawnByTokens(container: HTMLElement) {
  return {
    bpmnRenderer: tokenColours,
    // By name: texts are measured outside of the box, where nothing is inherited.
    textRenderer: { defaultStyle: { fontFamily: getComputedStyle(container).fontFamily } },
  };
}

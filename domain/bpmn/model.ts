import type { Graph } from './graph';

/** A graph made ready to run: look-ups and compiled expressions. Made once for each graph in a process or workflow. */
export interface Model {
  graph: Graph;
}

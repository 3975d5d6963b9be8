/** One document with where it stands, so that an error of the server can be shown at its place. */
export interface PlacedDocument {
  file: string;
  /** Line where it begins, from 1. */
  line: number;
  body: unknown;
}

import type { World } from './world';

/** One thing that somebody tries, and what it is answered. `docs/SECURITY.md` lists them all. */
export interface AbuseCase {
  tries: string;
  /** What `run` must come to: for a request its status, its code, and the code of the first fault. */
  answers: string;
  run: (world: World) => Promise<string>;
}

/** The cases of one of the OWASP API Security Top 10 of 2023. */
export interface Chapter {
  /** `API1` */
  api: string;
  title: string;
  file: string;
  cases: readonly AbuseCase[];
}

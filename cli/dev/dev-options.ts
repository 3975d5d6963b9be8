/** The flags of `casewright dev`, as commander gives them. */
export interface DevOptions {
  json?: boolean;
  ephemeral?: boolean;
  /** Undefined: `.casewright` in the checkout. */
  data?: string;
  port?: number;
  /** False with `--no-demo`. */
  demo: boolean;
}

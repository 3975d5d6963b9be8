/** What a turn did. */
export interface BulkTurn {
  /** The run is over: nothing is left of it, or it was cancelled. */
  isEnded: boolean;
  /** How long to wait before the next turn: where nothing could be settled, a pause may help. */
  restMs: number;
}

/** Done by API processes, which know what a caller may do and what an action is. */
export interface BulkActivities {
  /** Does the next items of a run. Safe to repeat: each item's command has an ID of its own. */
  takeBulkTurn(input: { jobId: string; run: number }): Promise<BulkTurn>;
}

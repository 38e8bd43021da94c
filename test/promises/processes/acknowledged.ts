/** What append-batches.ts tells of one acknowledged append. */
export interface Acknowledged {
  readonly stream: string;
  /** Version and position of its last event. */
  readonly version: number;
  readonly position: number;
  readonly size: number;
  readonly commandId: string;
}

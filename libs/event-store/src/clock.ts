/** The only source of time; drills and tests pass one they move by hand. */
export interface Clock {
  now(): Date;
}

/** What is sealed of a responder under his person's key. */
export interface ResponderDetails {
  readonly name: string;
  readonly nameEn?: string;
  /** E.164 */
  readonly phone: string;
}

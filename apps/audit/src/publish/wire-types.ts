/** Audit's own types and what they are called outside. Everything else in audit's log is another service's public event under its wire type. */
export const WIRE_TYPES: Readonly<Record<string, string>> = { DisclosureMade: 'audit.disclosure.made.v1' };

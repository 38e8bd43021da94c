/** A change somebody may ask about later; ids only, no names, no secrets. */
export interface AccessEntry {
  readonly event:
    | 'account-created'
    | 'account-rights-changed'
    | 'account-disabled'
    | 'account-enabled'
    | 'account-link-issued'
    | 'account-password-set'
    | 'account-signed-in'
    | 'account-signed-out'
    | 'account-signed-out-everywhere'
    | 'sign-in-refused'
    | 'sign-in-throttled'
    | 'first-sign-in-link-issued'
    | 'person-erased'
    | 'personal-data-unreadable';
  readonly [detail: string]: unknown;
}

/** Where such entries go: the process's structured log, e.g. `(entry) => logger.info(entry, entry.event)`. */
export type AccessLog = (entry: AccessEntry) => void;

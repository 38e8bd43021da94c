import { randomUUID } from 'node:crypto';
import type { Access } from '#access';
import type { Lease } from '#event-store';
import type { Logger } from '#runtime';

/** The single-use way in for the first administrator. */
export interface AdminLink {
  /** For a browser; a program posts to it. */
  readonly url: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes the first administrator's link in one process at a time: each new link ends the one before. */
export class AdminLinks {
  readonly #access: Access;
  readonly #origin: string;
  readonly #log: Logger;
  #made: AdminLink | undefined;
  #end: () => Promise<void> = () => Promise.resolve();

  /** @param origin the address people open, e.g. https://arrowtower.example */
  constructor(access: Access, origin: string, log: Logger) {
    this.#access = access;
    this.#origin = origin;
    this.#log = log;
  }

  /** The link this process has made last. */
  get made(): AdminLink | undefined {
    return this.#made;
  }

  /** Makes the link as soon as the lease is held, if no administrator has signed in yet. */
  async make(lease: Lease, tell: (link: AdminLink) => void): Promise<void> {
    const make = async () => {
      const link = await this.#access.accounts.firstLink(() => `account-${randomUUID()}`);
      if (link === undefined) return;
      this.#made = { url: `${this.#origin}/api/access/links/${link.token}/redeem`, token: link.token, expiresAt: link.expiresAt };
      tell(this.#made);
    };
    const unsubscribe = lease.onChange((held) => {
      if (held) make().catch((error: unknown) => this.#log.error({ err: error, remedy: 'Restart this process to try again.' }, 'the first sign-in link could not be made'));
    });
    this.#end = async () => {
      unsubscribe();
      await lease.stop();
    };
    if (lease.held) await make();
  }

  /** Lets another process make the next one. */
  close(): Promise<void> {
    return this.#end();
  }
}

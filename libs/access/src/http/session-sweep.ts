import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { StoreUnavailable } from '#event-store';
import { Access } from '../access.ts';

const HOUR = 60 * 60_000;

/** Deletes expired sessions and links at the start and every hour; nothing depends on it but the size of the file. */
@Injectable()
export class SessionSweep implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(Access) private readonly access: Access) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.#sweep();
    this.#timer = setInterval(() => void this.#sweep(), HOUR);
    this.#timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  async #sweep(): Promise<void> {
    try {
      await this.access.sessions.sweep();
    } catch (error) {
      // A full disk must not stop the boot, and the next hour tries again; commands say what is wrong.
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}

import type { ServerResponse } from 'node:http';
import type { RequestSubject } from '../http/subject.ts';
import { reaches } from './reach.ts';
import type { LiveMessage, LiveReach } from './live-message.ts';

/** Bytes that may wait for one slow reader; with more it is cut and resumes by its last id. */
export const CLIENT_BUFFER = 1024 * 1024;

/** A message ready to send. */
export interface Rendered {
  readonly message: LiveMessage;
  readonly text: string;
}

/** One open stream. */
export class LiveClient {
  readonly subject: RequestSubject;
  readonly #reach: LiveReach;
  readonly #response: ServerResponse;
  #waiting = '';

  constructor(subject: RequestSubject, reach: LiveReach, response: ServerResponse) {
    this.subject = subject;
    this.#reach = reach;
    this.#response = response;
  }

  get closed(): boolean {
    return this.#response.destroyed || this.#response.writableEnded;
  }

  /** Queues a message if the reader may see it; {@link flush} sends what is queued at once. */
  offer(rendered: Rendered): void {
    if (reaches(this.#reach, this.subject, rendered.message)) this.#waiting += rendered.text;
  }

  flush(): void {
    if (this.#waiting === '') return;
    this.write(this.#waiting);
    this.#waiting = '';
  }

  write(text: string): void {
    if (this.closed) return;
    this.#response.write(text);
    if (this.#response.writableLength > CLIENT_BUFFER) this.#response.destroy();
  }

  close(): void {
    if (!this.closed) this.#response.end();
  }
}

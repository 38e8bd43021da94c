import { v7 } from 'uuid';
import type { Answer } from '../drive/connection.ts';
import type { CommandOptions, Session } from '../drive/session.ts';
import { UnexpectedAnswer } from '../drive/session.ts';
import type { Told } from './record.ts';

/** How commands reach the server: straight, or across kills of the server with the same key until an answer comes. */
export interface Sender {
  send<Body>(session: Session, path: string, body: object, options: CommandOptions & { readonly key: string }): Promise<Answer<Body>>;
}

/** Sends each command once; a broken connection is an error. */
export const straight: Sender = { send: (session, path, body, options) => session.command(path, body, options) };

/** What one command needs besides its body. */
export interface Step {
  /** Wire types of the events it makes; where that depends on what the answer says, a function of its `status`. */
  readonly makes: readonly string[] | ((status: string) => readonly string[]);
  readonly after?: string | undefined;
  readonly ifMatch?: number;
  readonly subject?: string;
  readonly channel?: 'phone' | 'radio';
  /** When it happened; default: left to the server. */
  readonly at?: Date;
}

interface Reply {
  readonly id: string;
  readonly version: number;
  readonly status?: string;
}

/** Sends the commands of one story and writes down what was answered. */
export class Player {
  readonly told: Told[] = [];
  private readonly sender: Sender;
  private readonly heard: (milliseconds: number) => void;

  /** @param heard called with each command's time to answer */
  constructor(sender: Sender, heard: (milliseconds: number) => void) {
    this.sender = sender;
    this.heard = heard;
  }

  /** Sends one command that must be accepted. @throws UnexpectedAnswer */
  async tell<More extends object = object>(session: Session, path: string, body: object, step: Step): Promise<Reply & More> {
    const key = v7();
    const at = step.at?.toISOString();
    const full = {
      ...body,
      ...(at === undefined ? {} : { occurredAt: at }),
      ...(step.subject === undefined ? {} : { subject: step.subject }),
      ...(step.channel === undefined ? {} : { channel: step.channel }),
    };
    const begun = performance.now();
    const answer = await this.sender.send<Reply & More>(session, path, full, { key, after: step.after, ...(step.ifMatch === undefined ? {} : { ifMatch: step.ifMatch }) });
    this.heard(performance.now() - begun);
    if (answer.status >= 300) throw new UnexpectedAnswer(`POST ${path} ${JSON.stringify(full)}`, answer);
    const { id, version, status } = answer.body;
    this.told.push({
      commandId: key,
      path,
      stream: id,
      version,
      makes: typeof step.makes === 'function' ? step.makes(status ?? '') : step.makes,
      occurredAt: at ?? '',
      ...(step.subject === undefined ? {} : { subject: step.subject }),
    });
    return answer.body;
  }
}

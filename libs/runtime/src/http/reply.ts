import type { CommandResult } from '#event-store';

/** What every command answers: the stream, its version (also the ETag) and its log position, which is the id of the SSE message to come. */
export interface CommandReply {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

/** The answer to a command, with further members where a service has some. */
export function commandReply<More extends object = object>(result: Pick<CommandResult<unknown>, 'stream' | 'version' | 'position'>, more?: More): CommandReply & More {
  return { id: result.stream, version: result.version, position: result.position, ...more } as CommandReply & More;
}

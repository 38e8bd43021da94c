import type { Session } from './session.ts';

/** One message of a live stream; `data` is parsed JSON where it is JSON. */
export interface LiveMessage {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: unknown;
}

/**
 * Reads a service's live stream until the reader stops or the signal fires.
 * @param from position to resume after (`Last-Event-ID`); without it, from now
 * @param opened called once the server has answered, so that a driver knows when messages can no longer be missed
 */
export async function* live(session: Session, path: string, signal: AbortSignal, from?: string, opened?: () => void): AsyncGenerator<LiveMessage> {
  const headers = { authorization: `Bearer ${session.token}`, accept: 'text/event-stream', ...(from === undefined ? {} : { 'last-event-id': from }) };
  try {
    const response = await session.connection.open(path, headers, signal);
    if (response.statusCode !== 200) throw new Error(`GET ${path} was answered ${response.statusCode}: ${(await response.body.text()).slice(0, 300)}`);
    opened?.();
    yield* messages(response.body);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* messages(body: AsyncIterable<Uint8Array>): AsyncGenerator<LiveMessage> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    let end = rest.indexOf('\n\n');
    while (end >= 0) {
      const message = parse(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (message !== undefined) yield message;
      end = rest.indexOf('\n\n');
    }
  }
}

function parse(block: string): LiveMessage | undefined {
  let id: string | undefined;
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line
      .slice(colon + 1)
      .replace(/^ /, '')
      .replace(/\r$/, '');
    const field = line.slice(0, colon);
    if (field === 'id') id = value;
    else if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }
  if (data.length === 0 && event === 'message') return undefined;
  const text = data.join('\n');
  try {
    return { id, event, data: JSON.parse(text) };
  } catch {
    return { id, event, data: text };
  }
}

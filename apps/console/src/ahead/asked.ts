/** Where ask-ahead.ts leaves what it has asked for. */
interface AskedAhead {
  readonly arrowtowerAsked?: Map<string, Promise<Response>>;
}

/** The answer to what was asked for before this code was here, once: whoever asks again gets a new one. */
export function takeAsked(path: string): Promise<Response> | undefined {
  const asked = (globalThis as AskedAhead).arrowtowerAsked;
  const answer = asked?.get(path);
  asked?.delete(path);
  return answer;
}

import type { Personal } from './personal.ts';

/** A message as it lies on a topic, whatever the topic is on. */
export interface RawMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly value: string | Uint8Array;
}

/** What was looked at, and what should not have been there. */
export interface Search {
  readonly messages: number;
  readonly bytes: number;
  readonly topics: ReadonlySet<string>;
  /** One sentence each: topic, kind, where. At most 50. */
  readonly findings: readonly string[];
}

/** What is opaque or says when and who by id: digits in it are no room and no telephone number. */
const OPAQUE = [/"s[1-9]\d*\.[^".]+\.[\w-]+"/g, /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, /\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b/g, /\d{4}-\d\d-\d\dT[\d:.]+Z/g];
const PERSONAL_KEYS = /"(?:phone|room|age|health|text|caller)":(?!\{|null|")|"(?:phone|room|health|text)":"|"(?:note|caller|person)":"/;
/** Any mainland mobile number, also of nobody in the files; with separators, country code, or masked. */
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?[\d*]{4}[ -]?\d{4}(?!\d)/;

/**
 * Searches the raw bytes of all messages for personal data: everything the files know of their people, anything that looks like
 * a telephone number, and fields that would hold such things. Counters in headers (version, position) are not text.
 */
export async function searchPlainText(messages: AsyncIterable<RawMessage> | Iterable<RawMessage>, personal: readonly Personal[]): Promise<Search> {
  const findings: string[] = [];
  const topics = new Set<string>();
  let count = 0;
  let bytes = 0;
  for await (const { topic, key, headers = {}, value } of messages) {
    count += 1;
    topics.add(topic);
    const raw = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
    bytes += raw.length;
    const said = Object.entries(headers).flatMap(([name, text]) => (/^ce_(streamversion|logposition|specversion)$/.test(name) ? [] : [text]));
    const text = OPAQUE.reduce((left, pattern) => left.replaceAll(pattern, '…'), [key, ...said, raw].join('\n'));
    const found = [
      ...personal.filter(({ pattern }) => pattern.test(text)).map(({ what, value: plain }) => `${what} ${plain}`),
      ...(MOBILE.test(text) ? ['something like a telephone number'] : []),
      ...(PERSONAL_KEYS.test(text) ? [`a field ${PERSONAL_KEYS.exec(text)?.[0] ?? ''}`] : []),
    ];
    for (const one of found)
      if (findings.length < 50) findings.push(`${topic} (${/"type":"([^"]+)"/.exec(raw)?.[1] ?? headers['ce_type'] ?? '?'}): ${one} in ${text.slice(0, 2_000)}`);
  }
  return { messages: count, bytes, topics, findings };
}

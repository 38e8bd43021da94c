import { Problem } from '../problem/problem.ts';
import { wrongWithText } from './hygiene.ts';

/** Decodes a CSV body: UTF-8 with or without BOM, or the charset the client names (tables from older office programs are GB18030). @throws Problem */
export function readCsv(bytes: Buffer, contentType: string): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, 'body-not-utf8');
  }
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const wrong = wrongWithText(plain, '');
  if (wrong !== undefined) throw new Problem(400, 'request-invalid', { errors: [wrong] });
  return plain;
}

import { Type } from 'typebox';

/** What libs/access makes of a personal value: `s<format>.<key id>.<base64url>`. The pattern is what keeps plain text from a topic when a sealing was forgotten. */
export const SEALED = Type.String({ pattern: '^s[1-9][0-9]*\\.[^.]+\\.[A-Za-z0-9_-]+$', description: 'ciphertext' });

// The image's health check: the process answers. Whether it makes progress says /readyz, which is for people and proxies: a service that waits for a broker must not be killed for it.
import { get } from 'node:https';

const address = `${process.env.TLS_CERT ? 'https' : 'http'}://127.0.0.1:${process.env.PORT || 8080}/livez`;
const ended = (ok) => process.exit(ok ? 0 : 1);
setTimeout(() => ended(false), 3_000);
if (address.startsWith('https')) {
  // The certificate is for the name people open, not for 127.0.0.1.
  get(address, { rejectUnauthorized: false }, (answer) => ended(answer.statusCode === 200)).on('error', () => ended(false));
} else {
  fetch(address).then(
    (answer) => ended(answer.ok),
    () => ended(false),
  );
}

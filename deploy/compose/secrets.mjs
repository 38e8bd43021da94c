// npm run deploy:secrets: makes the secrets that docker-compose.yml asks for, once. What is there stays as it is.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'deploy/secrets');
const password = () => randomBytes(24).toString('hex');

const files = {
  // The key of keys: whoever loses it loses every name, number and note. Keep a copy elsewhere.
  [join(folder, 'master.key')]: `${randomBytes(32).toString('base64')}\n`,
  // By this the nodes of a replica set know each other.
  [join(folder, 'mongo.keyfile')]: `${randomBytes(756).toString('base64')}\n`,
  [join(root, '.env')]: [
    '# Read by docker compose; not kept in git. PUBLIC_URL is the address people open.',
    'PUBLIC_URL=http://localhost:8080',
    `MONGO_ROOT_PASSWORD=${password()}`,
    `MONGO_PASSWORD=${password()}`,
    `KAFKA_PASSWORD=${password()}`,
    '',
  ].join('\n'),
};

mkdirSync(folder, { recursive: true });
// Only the owner may enter; the files themselves are read by the containers' users, who are others.
chmodSync(folder, 0o711);
for (const [path, text] of Object.entries(files)) {
  if (existsSync(path)) {
    console.log(`kept ${path}`);
    continue;
  }
  writeFileSync(path, text, { mode: path.endsWith('.env') ? 0o600 : 0o644, flag: 'wx' });
  console.log(`made ${path}`);
}

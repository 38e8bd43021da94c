import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoBroker } from './broker.ts';
import { run } from './install.ts';

/** PEM files of an authority that lives for one day and a server it vouches for. */
export interface Certificates {
  readonly caFile: string;
  /** The server's key (PKCS #8) followed by its certificate and the authority's: what Kafka calls a PEM key store. */
  readonly keyAndChainFile: string;
}

/** Makes an authority and a server certificate for this machine's loopback names. @throws NoBroker when there is no openssl */
export async function makeCertificates(folder: string): Promise<Certificates> {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  try {
    await run('openssl', 'req', '-x509', ...curve, '-keyout', file('ca.key'), '-out', file('ca.pem'), '-days', '1', '-subj', '/CN=Arrowtower test authority');
    await run('openssl', 'req', ...curve, '-keyout', file('server.key'), '-out', file('server.csr'), '-subj', '/CN=localhost');
    writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
    const signedBy = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '1', '-extfile', file('names')];
    await run('openssl', 'x509', '-req', '-in', file('server.csr'), '-out', file('server.pem'), ...signedBy);
  } catch (error) {
    throw new NoBroker('Certificates for TLS could not be made: install openssl.', error);
  }
  writeFileSync(file('server.all.pem'), ['server.key', 'server.pem', 'ca.pem'].map((name) => readFileSync(file(name), 'utf8')).join(''));
  return { caFile: file('ca.pem'), keyAndChainFile: file('server.all.pem') };
}

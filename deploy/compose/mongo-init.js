// mongosh, as root, once per start: the replica set, and the user of our services. Run again it changes nothing but the password.
/* global rs, db, sleep, process */
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] });
}
while (!db.hello().isWritablePrimary) sleep(200);

const ours = db.getSiblingDB('arrowtower');
const user = { pwd: process.env.MONGO_PASSWORD, roles: [{ role: 'readWrite', db: 'arrowtower' }] };
if (ours.getUser('arrowtower') === null) ours.createUser({ user: 'arrowtower', ...user });
else ours.updateUser('arrowtower', user);

import { runPublicServer } from '../server/public-main.ts';

/** What `npm run start:public` runs: the citizens' site alone, reading and nothing else. */
void runPublicServer().then((exitCode) => {
  process.exitCode = exitCode;
});

import { preparePublicSite, runPublicServer } from '../server/public-main.ts';

/** What `npm run start:public` runs: the citizens' site alone, which only reads. `--prepare` makes its login. */
const run = process.argv.includes('--prepare') ? preparePublicSite : runPublicServer;
void run().then((exitCode) => {
  process.exitCode = exitCode;
});

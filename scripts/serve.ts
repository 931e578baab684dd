import { runServer } from '../server/main.ts';

/** What `npm start` runs: the server, with the demonstration office on its first start unless GYEOL_DEMO=off. */
process.exitCode = await runServer(async (services) => {
  const { loadDemonstrationOffice } = await import('./demonstration-office/load-demonstration-office.ts');
  return loadDemonstrationOffice(services);
});

import { runServer } from '../server/main.ts';

/** What `npm start` runs: the server, with the demonstration office on its first start unless GYEOL_DEMO=off. */
void runServer(async (services) => {
  if (!services.config.demo) return [];
  const { loadDemonstrationOffice } = await import('./demonstration-office/load-demonstration-office.ts');
  return loadDemonstrationOffice(services);
}).then((exitCode) => {
  process.exitCode = exitCode;
});

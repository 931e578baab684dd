import { runServer } from '../server/main.ts';
import { loadDemonstrationOffice } from './demonstration-office/load-demonstration-office.ts';

/** What `npm start` runs: the server, with the demonstration office on its first start unless GYEOL_DEMO=off. */
process.exitCode = await runServer(loadDemonstrationOffice);

import { runBuilt } from './run-built.mjs';

// `npm run verify -- projections [--repair]` or `-- numbers`: runs what is built, on the data folder or DATABASE_URL of
// the office.
runBuilt('dist/scripts/run-verify.js');

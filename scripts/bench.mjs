import { runBuilt } from './run-built.mjs';

// What is measured is the built product, as `npm start` runs it.
runBuilt('dist/scripts/bench/run-benchmarks.js');

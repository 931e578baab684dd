import { ConfigError } from './config.ts';

/** Runs a whole process and answers its exit code. A fault of its settings is told in a sentence, any other whole. */
export async function exitCodeOf(run: () => Promise<void>): Promise<number> {
  try {
    await run();
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(`[결] ${error instanceof ConfigError ? error.message : (error.stack ?? error.message)}`);
    return 1;
  }
}

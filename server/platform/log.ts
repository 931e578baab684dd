import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * The server's log. It is read by people who may not read documents, and kept where documents are not: an error is
 * written down by what it is and where, never by the row it was about.
 */
export function makeLog(destination?: DestinationStream): Logger {
  const options = {
    level: 'warn',
    redact: ['req.headers.cookie', 'req.headers.authorization'],
    serializers: { err: loggedError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** PostgreSQL's `detail` and `where` quote the values of the row: titles, texts, names. They stay out. */
function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint_name, table_name } = error as Error & Record<string, unknown>;
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(constraint_name === undefined ? {} : { constraint: constraint_name }),
    ...(table_name === undefined ? {} : { table: table_name }),
    ...(error.cause instanceof Error ? { cause: loggedError(error.cause) } : {}),
  };
}

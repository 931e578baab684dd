import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What postgres.js 3.4.9 gets wrong when a connection is lost, and what keeps it from being compiled, mended in the
 * installed copy until a release does it. Each mend is a place of the library's code and what stands there afterwards;
 * a place that is no longer as it was stops the installation. Seen in lost-connections.test.ts and
 * compiled-driver.test.ts of server/platform/database.
 */
const MENDS = [
  {
    // The pending write is not forgotten: the same connection, opened again, waits for it for ever (#1154, #1208).
    file: 'connection.js',
    from: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
    to: `    clearImmediate(nextWriteTimer), chunk = nextWriteTimer = null
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
  },
  {
    // A query that came between the socket's error and its end is answered by nobody and blocks the next connection;
    // the dead connection's last error is answered to the first query of the next one; who closes the pool in that
    // moment waits for ever (#1142); and a connection that dies while it opens is opened again without a pause.
    file: 'connection.js',
    from: `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
    to: `    const lost = Errors.connection('CONNECTION_CLOSED', options, socket)
    stream && (stream.destroy(lost), stream = null)
    query && queryError(query, lost)
    while (sent.length)
      queryError(sent.shift(), lost)
    query = results = errorResponse = final = null
    result = new Result()
    rows = 0
    ended && initial && (queryError(initial, lost), initial = null)
    ended && (ended(), ending = ended = null)
    closedTime = performance.now()
    delay = (typeof backoff === 'function' ? backoff(options.shared.retries) : backoff) * 1000

    if (initial)
      return reconnect()
`,
  },
  {
    // A query given to a connection that is no longer there is written to nothing: an error outside any await.
    file: 'connection.js',
    from: `    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
    to: `    if (!socket || !socket.writable)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true

    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
  },
  {
    // An answer to the server's greeting that is ready only when the connection has gone.
    file: 'connection.js',
    from: `    const x = socket.write(chunk, fn)
`,
    to: `    const x = socket ? socket.write(chunk, fn) : true
`,
  },
  {
    // The first question of a connection, for the types of arrays, fails outside any await. Without its answer the
    // connection would read arrays as text.
    file: 'connection.js',
    from: `        return fetchArrayTypes()
`,
    to: `        return fetchArrayTypes().catch(() => socket && socket.destroy())
`,
  },
  {
    // The question whether a server takes writes fails outside any await.
    file: 'connection.js',
    from: `    query.execute()
  }`,
    to: `    query.catch(() => {})
  }`,
  },
  {
    // A reserved connection that was lost is given back as if it were open.
    file: 'index.js',
    from: `    sql.release = () => {
      c.reserved = null`,
    to: `    const mine = c.reserved
    sql.release = () => {
      if (c.reserved !== mine)
        return
      c.reserved = null`,
  },
  {
    // A statement of a transaction whose connection was lost runs, by itself, on the connection opened in its place;
    // one that waited in the transaction's own queue is never answered (#1186).
    file: 'index.js',
    from: `    const queries = Queue()
    let savepoints = 0
      , connection
      , prepare = null
`,
    to: `    const queries = Queue()
    let savepoints = 0
      , connection
      , lost
      , prepare = null
`,
  },
  {
    file: 'index.js',
    from: `        new Promise((_, reject) => connection.onclose = reject)`,
    to: `        new Promise((_, reject) => connection.onclose = e => {
          lost = e
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })`,
  },
  {
    file: 'index.js',
    from: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
    to: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full`,
  },
  // V8 of Node 20 gives up the compilation of a class like these each time, and begins it anew at once, for ever: a
  // species that is a getter spoils the constructor of a subclass of a built-in. It took a third of a query's work.
  {
    file: 'query.js',
    from: `  static get [Symbol.species]() {
    return Promise
  }`,
    to: `  static [Symbol.species] = Promise`,
  },
  {
    file: 'result.js',
    from: `  static get [Symbol.species]() {
    return Array
  }`,
    to: `  static [Symbol.species] = Array`,
  },
];

export function mendPostgres(root) {
  for (const source of ['src', 'cjs/src']) {
    for (const mend of MENDS) apply(mend, path.join(root, 'node_modules/postgres', source, mend.file));
  }
}

function apply({ from, to }, file) {
  if (!existsSync(file)) return;
  const code = readFileSync(file, 'utf8');
  if (code.includes(to)) return;
  if (!code.includes(from))
    throw new Error('postgres를 고치는 자리를 찾지 못했습니다. scripts/mend-postgres.mjs를 확인해 주십시오.');
  writeFileSync(
    file,
    code.replace(from, () => to),
  );
}

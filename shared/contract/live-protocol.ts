/** Subprotocol of GET /api/live. */
export const LIVE_PROTOCOL = 'gyeol.v1';

/** Close code of a socket whose session ended: the client must sign in again. */
export const SESSION_ENDED = 4401;

/** Letters of a chosen password at the least; the screens say it before anybody types one. */
export const SHORTEST_PASSWORD = 8;

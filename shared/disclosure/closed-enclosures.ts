import { type Body, type Run, runsText } from '../document/body.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Disclosure } from './disclosure.ts';
import { looseText } from './loose-text.ts';

type Enclosing = {
  readonly body: Body;
  readonly attachments: readonly { readonly name: string; readonly disclosure: Disclosure }[];
};

/** What is left open of a line that is closed but for its count: `1부`, `각 2부`, `끝`. */
const COUNT = /(?:각?\d*부)?끝?$/;
/** Shorter names (`표`, `안`) stand in too many others to mean one of them. */
const FEWEST_LETTERS = 3;

/**
 * A line of the 붙임 is closed and the file that it names is open. Whoever closes `신청자 명단 1부.` takes the list for
 * closed, but only its name would be.
 */
export function closedEnclosureFault({ body, attachments }: Enclosing): Refusal<'closed-enclosure-open'> | undefined {
  const closed = body.blocks
    .flatMap((block) => (block.type === 'enclosures' ? block.items : []))
    .flatMap((runs) => nameOfClosed(runs));
  const file = attachments.find(({ name, disclosure }) => disclosure.level === 'open' && isNamed(name, closed));
  return file && refuse('closed-enclosure-open', { name: file.name });
}

type ClosedLine = { readonly name: string; readonly head: string };

function nameOfClosed(runs: readonly Run[]): readonly ClosedLine[] {
  const open = looseText(runsText(runs.filter((run) => !run.closed))).text;
  if (open.replace(COUNT, '') !== '' || runs.every((run) => !run.closed)) return [];
  const text = runsText(runs);
  const name = looseText(text).text.replace(COUNT, '');
  const head = looseText(text.split(EXPLANATION, 1)[0] ?? '').text.replace(COUNT, '');
  return name.length < FEWEST_LETTERS ? [] : [{ name, head }];
}

/** What a line says of its file behind the name: `신청자 명단(주소 포함)`. */
const EXPLANATION = /[([{（［:：]|\s[-–—]\s/u;
/** A copy from which what is closed has been taken: its line names the whole one. */
const PUBLIC_COPY = /(?<!비)공개(?:본|용)/u;

function isNamed(fileName: string, closed: readonly ClosedLine[]): boolean {
  const name = looseText(fileName.replace(/\.[^.]*$/, '')).text;
  if (PUBLIC_COPY.test(name)) return false;
  return closed.some((line) => name.includes(line.name) || (name.length >= FEWEST_LETTERS && name === line.head));
}

import { daysAfter } from '../../shared/kernel/calendar-day.ts';
import type { Replies, Reply } from './citizen-looks.ts';
import type { Allowed } from './citizen-oracle.ts';
import { type DrawnAct, type DrawnDocument, type DrawnWorld, FAR_DAY } from './random-publications.ts';

// Seeded faults. A product that has forgotten a rule shows a world as if the rule did not stand: its answers are looked
// at by whoever knows of the rule. A product that leaks at one place answers there with a word too much.

/** The same world with one rule more, of which the answers know nothing. */
export type ForgottenRule = (world: DrawnWorld) => DrawnWorld;

const everyDocument = (
  change: (document: DrawnDocument, world: DrawnWorld) => Partial<DrawnDocument>,
): ForgottenRule => {
  return (world) => ({ ...world, documents: world.documents.map((each) => ({ ...each, ...change(each, world) })) });
};
const everyContent = (
  change: (content: DrawnDocument['content']) => Partial<DrawnDocument['content']>,
): ForgottenRule => everyDocument(({ content }) => ({ content: { ...content, ...change(content) } }));
const everyPolicy =
  (change: Partial<DrawnWorld['policy']>): ForgottenRule =>
  (world) => ({ ...world, policy: { ...world.policy, ...change } });
/** An act on the day on which citizens look. */
const lastAct = (act: (on: DrawnAct['on']) => DrawnAct): ForgottenRule =>
  everyDocument(({ acts }, { lookOn }) => ({ acts: [...acts.filter(({ on }) => on < lookOn), act(lookOn)] }));

/** A decision of the day on one passage that has a day of its own; closed again is one that had been opened. */
const onePassage = (closed: boolean): ForgottenRule =>
  everyDocument(({ acts, words }, { lookOn: on }) => {
    const opened = acts.findLast((act) => act.kind === 'passage' && !act.closed);
    const dated = words.passages.findIndex(({ until }) => until !== undefined);
    const at = closed && opened?.kind === 'passage' ? opened.at : dated;
    return {
      acts: at < 0 || acts.some((act) => act.on === on) ? acts : [...acts, { on, kind: 'passage', at, closed }],
    };
  });

/** What was opened with its ground has a day of its own that lies ahead; nobody has decided on it alone. */
const withFarDays: ForgottenRule = everyDocument(({ acts, words }) => ({
  words: { ...words, passages: words.passages.map((passage) => ({ ...passage, until: FAR_DAY })) },
  acts: acts.filter((act) => act.kind !== 'passage' || words.passages[act.at]?.until !== undefined),
}));

export const FORGOTTEN_RULES: Readonly<Record<string, ForgottenRule>> = {
  'the embargo': everyDocument(({ content }, { lookOn }) => ({
    content: { ...content, embargoUntil: daysAfter(lookOn, 1) },
  })),
  'the delay of the original': everyPolicy({ originalAfterDays: 40 }),
  'the delay of the list': everyPolicy({ listAfterDays: 40, originalAfterDays: 40 }),
  'that closed documents stand in no list': everyPolicy({ listsClosed: false }),
  'the rank from which originals go out': everyPolicy({ originalFromRung: '국장' }),
  'the days on which the agency does not work': (world) => {
    const { approvedOn = world.lookOn } =
      [...world.documents].sort((a, b) => (a.approvedOn < b.approvedOn ? -1 : 1))[0] ?? {};
    const closedDays = Array.from({ length: 40 }, (_, at) => daysAfter(approvedOn, at + 1));
    return { ...world, policy: { ...world.policy, closedDays } };
  },
  'the kinds that stand in no list': everyPolicy({ unlistedKinds: ['publicNotice'] }),
  'a report of the title': lastAct((on) => ({ on, kind: 'report', place: 'title' })),
  'a report of the body': lastAct((on) => ({ on, kind: 'report', place: 'body' })),
  'a report of an attachment': lastAct((on) => ({ on, kind: 'report', place: { file: 0 } })),
  'a withdrawal': lastAct((on) => ({ on, kind: 'withdraw' })),
  'a decision that closes': lastAct((on) => ({ on, kind: 'close' })),
  'a hold': everyDocument(({ acts, approvedOn }) => ({ acts: [{ on: approvedOn, kind: 'hold' }, ...acts.slice(1)] })),
  'what is masked': everyDocument(({ acts, words }, { lookOn: on }) => ({
    // An act that is left out would change more than that.
    acts: acts.some((act) => act.on === on) ? acts : [...acts, { on, kind: 'mask', what: words.summary }],
  })),
  'that the body is closed': everyContent(({ disclosure }) => ({
    bodyOpen: false,
    ...(disclosure.level === 'open' ? { disclosure: { level: 'partiallyOpen', grounds: [5] } } : {}),
  })),
  'that passages are closed': everyDocument(({ words }) => ({
    words: { ...words, open: [], closed: [...words.closed, ...words.open] },
  })),
  'that a passage is opened by itself': onePassage(false),
  'that a passage is closed again by itself': onePassage(true),
  'that marks are opened by their ground': everyDocument(({ acts }, { lookOn: on }) => ({
    acts: acts.some((act) => act.on === on) ? acts : [...acts, { on, kind: 'lift', ground: 6 }],
  })),
  'that a passage with a day of its own stays when its ground is opened': withFarDays,
  'that attachments are closed one by one': everyContent(({ attachments }) => ({
    attachments: attachments.map((file) => ({ ...file, disclosure: { level: 'closed', grounds: [6] } })),
  })),
  'that a file name goes where a closed word stands in it': everyDocument(({ words }) => ({
    words: { ...words, again: words.again ?? words.open[0] ?? '' },
  })),
};

/** One answer as a faulty product would give it; the others are as they are. */
export type SpoiltReply = {
  readonly at: RegExp;
  readonly spoil: (text: string, hidden: string, world: readonly Allowed[]) => string | Partial<Reply>;
};

const tells = (at: RegExp): SpoiltReply => ({ at, spoil: (text, hidden) => `${text} ${hidden}` });
const passagesOf = (world: readonly Allowed[]) => world.flatMap(({ document }) => document.words.passages);
const PAGE = /^\/documents\/D0000700\d+$/;

export const SPOILT_REPLIES: Readonly<Record<string, SpoiltReply>> = {
  'a hidden word on the home': tells(/^\/$/),
  'a hidden word among the results of a search': tells(/^\/search$/),
  'a hidden word in a feed': tells(/^\/search\.atom$/),
  'a hidden word on a page': tells(PAGE),
  'the reason of a closed passage on a page': {
    at: PAGE,
    spoil: (text, _hidden, world) => text + passagesOf(world).flatMap(({ reason = [] }) => reason),
  },
  'the day of a closed passage in the text file': {
    at: /\.txt$/,
    spoil: (text, _hidden, world) => text + world.flatMap(({ untold }) => untold),
  },
  'a hidden word in the data of a document': {
    ...tells(/D\d+\.json$/),
    spoil: (text, hidden) => text.replace(/"retention":"/, `$&${hidden}`),
  },
  'a hidden word in the list of open data': tells(/documents\.csv$/),
  'a hidden word in the open data': {
    ...tells(/documents\.json$/),
    spoil: (text, hidden) => text.replace(/"retention":"/, `$&${hidden}`),
  },
  'a hidden word in the file of a day': {
    ...tells(/\.jsonl\.gz$/),
    spoil: (text, hidden) => text.replace(/"retention":"/, `$&${hidden}`),
  },
  'a hidden word in the catalogue': tells(/catalog\.jsonld$/),
  'a hidden word in the statistics': tells(/^\/statistics/),
  'a hidden word in a sitemap': tells(/^\/sitemaps/),
  'a hidden word in the text file': tells(/\.txt$/),
  'a hidden word in the markdown file': tells(/\.md$/),
  'a hidden word in the PDF': tells(/\.pdf$/),
  'a hidden word in the HWPX file': tells(/\.hwpx$/),
  'a hidden word among the related documents': tells(/\/related$/),
  'a hidden word in the form of a report': tells(/\/report$/),
  'a hidden word in the form of a request': tells(/^\/requests\/new/),
  'a hidden word in the name of a file that goes out': {
    at: /\/attachments\/[\w-]+$/,
    spoil: (_text, hidden) => ({ fileName: `attachment; filename="${hidden}.txt"` }),
  },
  'a document that is found by a hidden word': {
    at: /^\/search\?q=/,
    spoil: (text, _hidden, world) => `${text} /documents/${world[0]?.document.managementNumber}`,
  },
  'a document among the related ones that nobody may know': {
    at: /\/related$/,
    spoil: (text, _hidden, world) =>
      `${text} /documents/${world.find(({ isListed }) => !isListed)?.document.managementNumber ?? 'D0000700000099'}`,
  },
  'a facet that counts what is not shown': {
    at: /^\/search$/,
    spoil: (text) =>
      text.replace(/(<h3>공개구분<\/h3>.*?<span class="n">)(\d+)/s, (_, before, count) => before + (Number(count) + 1)),
  },
  'a count of the home that counts what is not shown': {
    at: /^the counts of the home$/,
    spoil: (text) => text.replace(/\d+/, (count) => String(Number(count) + 1)),
  },
  'statistics that tell of one closed document': {
    at: /^\/statistics/,
    spoil: (text) => `${text}<dt>비공개</dt><dd>1건</dd>`,
  },
  'a page of something hidden that differs from that of an invented number': {
    at: PAGE,
    spoil: (text) => text.replace('</main>', '<!-- --></main>'),
  },
  'something hidden that answers otherwise than an invented number': { at: PAGE, spoil: () => ({ status: 403 }) },
  'a row that is being checked and names who wrote it': {
    at: /D\d+\.json$/,
    spoil: (text) => text.replace('"author":""', '"author":"정노을"'),
  },
  'a row of the list that does not say who handles it': {
    at: /D\d+\.json$/,
    spoil: (text) => text.replace(/("author":")정노을 \([\d-]+\)(?=.*"listedBecause":"[crw](?!h))/, '$1'),
  },
  'a closed attachment without its ground in the data': {
    at: /D\d+\.json$/,
    spoil: (text) => text.replace(/("name":"비공개 문서","grounds":)\[[\d,]+\]/, '$1[]'),
  },
  'a closed attachment without its ground on the page': {
    at: PAGE,
    spoil: (text) => text.replace(/(<p class="t">비공개 문서<\/p>)<p class="m">.*?<\/p>/, '$1'),
  },
  'a closed attachment without its ground in the text file': {
    at: /\.txt$/,
    spoil: (text) => text.replace(/비공개 문서 \[.*?\]/, '비공개 문서'),
  },
  'an attachment on the ground of another one in the open data': {
    at: /documents\.json$/,
    spoil: (text) => text.replace(/("closedAttachmentGrounds":\[\[)\d/, '$18'),
  },
  'a row of the list that counts the attachments': {
    at: /D\d+\.json$/,
    spoil: (text) => text.replace('"attachments":[]', '"attachments":[{"shown":false}]'),
  },
  'a day of the original that is not the one of the plan': {
    at: /D\d+\.json$/,
    spoil: (text) => text.replace(/"originalOn":"[^"]*"/, '"originalOn":"2026-12-31"'),
  },
  'a withdrawn document that keeps its row in the open data': {
    at: /documents\.json$/,
    spoil: (text) => text.replace(/"state":"withdrawn"/, '"state":"published"'),
  },
  'an attachment by its address': { at: /\/attachments\/[\w-]+$/, spoil: () => ({ status: 200 }) },
  'a picture by its address': { at: /\/pictures\//, spoil: () => ({ status: 200 }) },
  'a preview of a closed attachment': { at: /\/view$/, spoil: () => ({ status: 200 }) },
};

/** Only one of the answers is spoilt: a product that leaks at one place only is caught all the same. */
export function* spoilt(fault: SpoiltReply, world: readonly Allowed[], replies: Replies): Generator<Replies> {
  const hidden = world.flatMap((of) => of.hidden)[0];
  if (hidden === undefined) return;
  for (const [url, reply] of replies) {
    if (!fault.at.test(url)) continue;
    const told = fault.spoil(reply.text, hidden, world);
    const changed = typeof told === 'string' ? { ...reply, text: told } : { ...reply, ...told };
    if (JSON.stringify(changed) === JSON.stringify(reply)) continue;
    yield new Map([...replies, [url, changed]]);
  }
}

import { HOME_COUNTS, INVENTED, type Replies, type Reply } from './citizen-looks.ts';
import type { Allowed } from './citizen-oracle.ts';

// Every difference between what citizens were handed and what they may be, in words.

const LEVELS = { open: '공개', partiallyOpen: '부분공개', closed: '비공개' } as const;

export function faultsOf(world: readonly Allowed[], replies: Replies): string[] {
  return [
    ...hiddenWords(world, replies),
    ...faultsOfLists(world, replies),
    ...faultsOfCounts(world, replies),
    ...faultsOfOpenData(world, replies),
    ...faultsOfStatistics(world, replies),
    ...world.flatMap((of) => [
      ...faultsOfDocument(of, replies),
      ...faultsOfFiles(of, replies),
      ...faultsOfNear(of, world, replies),
    ]),
    ...faultsOfSearch(world, replies),
  ];
}

/** No answer says what nobody may know, whatever it is an answer to; but who asks for a word sees the question. */
function hiddenWords(world: readonly Allowed[], replies: Replies): string[] {
  const hidden = world.flatMap((of) => [...of.hidden, ...of.untold]);
  return [...replies].flatMap(([url, { text, fileName }]) => {
    const asked = askedFor(url);
    return hidden
      .filter((word) => word !== asked && (text.includes(word) || fileName.includes(word)))
      .map((word) => `${url} shows ${word}`);
  });
}

const askedFor = (url: string) => decodeURIComponent(/\?q=(.*)/.exec(url)?.[1] ?? '');
const numberOf = ({ document }: Allowed) => document.managementNumber;
const textOf = (replies: Replies, url: string) => replies.get(url)?.text ?? '';
const isSame = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join() === [...other].sort().join();
/** The numbers of documents that a page names by their addresses. */
const named = (text: string) => [...new Set(text.match(/(?<=\/documents\/)D\d{13}/g) ?? [])];

function faultsOfLists(world: readonly Allowed[], replies: Replies): string[] {
  const listed = world.filter(({ isListed }) => isListed);
  const level = (wanted: string) => listed.filter((of) => of.level === wanted);
  const notices = listed.filter(({ document }) => document.content.kind?.kind === 'publicNotice');
  const lists: readonly (readonly [string, readonly Allowed[]])[] = [
    ...(['/', '/search', '/search.atom'] as const).map((url) => [url, listed] as const),
    ['/search?level=closed', level('closed')],
    ['/search?level=partiallyOpen', level('partiallyOpen')],
    ['/search.atom?kind=publicNotice', notices],
    ...[...replies.keys()].flatMap((url) => {
      const day = /^\/sitemaps\/(.*)\.xml$/.exec(url)?.[1];
      return day ? [[url, listed.filter(({ document }) => document.approvedOn === day)] as const] : [];
    }),
  ];
  return lists.flatMap(([url, wanted]) => {
    const text = textOf(replies, url);
    const faults = isSame(named(text), wanted.map(numberOf))
      ? []
      : [`${url} lists ${named(text)}, public is ${wanted.map(numberOf)}`];
    if (url.startsWith('/sitemaps')) return faults;
    return [
      ...faults,
      ...missing(
        url,
        text,
        wanted.flatMap(({ title }) => title),
      ),
    ];
  });
}

const missing = (url: string, text: string, words: readonly string[]) =>
  words.filter((word) => !text.includes(word)).map((word) => `${url} does not show ${word}`);

/** Every number that is printed is the number of documents that can be found by it. */
function faultsOfCounts(world: readonly Allowed[], replies: Replies): string[] {
  const listed = world.filter(({ isListed }) => isListed);
  const count = (of: (one: Allowed) => string) => {
    const counts = new Map<string, number>();
    for (const one of listed) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1);
    return [...counts].map(([name, number]) => `${name} ${number}`);
  };
  const groups = {
    부서: count(({ document }) => document.unitName),
    분류: count(({ document }) => document.path[0] ?? ''),
    '문서 종류': count(({ document }) => (document.content.kind ? '고시·공고' : '일반문서')),
    공개구분: count(({ level }) => LEVELS[level]),
  };
  const search = textOf(replies, '/search');
  const told = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, name, number]) => `${name} ${number}`);
  const home = textOf(replies, HOME_COUNTS).split('\n').filter(Boolean);
  const places: (readonly [string, readonly string[], readonly string[]])[] = [
    [HOME_COUNTS, home, [...groups.부서, ...groups.분류]],
  ];
  for (const [label, wanted] of Object.entries(groups)) {
    const part = new RegExp(`<h3>${label}</h3>(.*?)</section>`, 's').exec(search)?.[1] ?? '';
    const shown = told(part, /<a [^>]*>([^<]+)<\/a> <span class="n">(\d+)</g);
    // One value alone narrows nothing.
    places.push([`the facet ${label}`, shown, wanted.length > 1 ? wanted : []]);
  }
  const faults = places
    .filter(([, is, should]) => !isSame(is, should))
    .map(([place, is, should]) => `${place} count ${is}, public is ${should}`);
  if (listed.length > 0 && !search.includes(`공개된 문서 ${listed.length}건`)) faults.push('/search counts wrongly');
  return faults;
}

type OpenRow = {
  readonly managementNumber: string;
  readonly state: 'published' | 'withdrawn';
  readonly listedBecause?: string | null;
  readonly disclosureLevel?: string;
  readonly pdfUrl?: string | null;
  readonly text?: string | null;
  readonly attachments?: readonly unknown[];
  readonly closedAttachmentGrounds?: readonly (readonly number[])[];
};

/** The list as JSON and CSV and the files of the days say the same: what is public, and the numbers of what was. */
function faultsOfOpenData(world: readonly Allowed[], replies: Replies): string[] {
  const wanted = world.flatMap((of) => (of.isListed ? [rowOf(of)] : of.hasGone ? [`${numberOf(of)} withdrawn`] : []));
  const list = rowsOf(replies.get('/open-data/documents.json'));
  const files = [...replies].filter(([url]) => url.endsWith('.jsonl.gz'));
  const lines = files.flatMap(([, { text }]) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as OpenRow),
  );
  const csv = textOf(replies, '/open-data/documents.csv').match(/^"?D\d{13}"?,"?\w+"?/gm) ?? [];
  const brief = wanted.map((row) => row.split(' ').slice(0, 2).join(' '));
  const faults: string[] = [];
  const compare = (place: string, is: readonly string[], should: readonly string[]) => {
    if (!isSame(is, should)) faults.push(`${place} tell ${[...is].sort()}, allowed is ${[...should].sort()}`);
  };
  compare('the open data', list.map(openRow), wanted);
  compare(
    'the table',
    csv.map((row) => row.replaceAll('"', '').replace(',', ' ')),
    brief,
  );
  // A document stands in the file of each day on which it changed, with the last word about it in all of them.
  compare('the files of the days', [...new Set(lines.map(openRow))], wanted);
  for (const of of world) {
    const line = lines.find(({ managementNumber }) => managementNumber === numberOf(of));
    if (of.isListed && line)
      faults.push(
        ...missing(
          'the file of a day',
          line.text ?? '',
          of.body.filter((word) => !isInPicture(of, word)),
        ),
      );
  }
  return faults;
}

const rowsOf = (reply: Reply | undefined) => (JSON.parse(reply?.text ?? '{}') as { items?: OpenRow[] }).items ?? [];
const openRow = (row: OpenRow) =>
  row.state === 'withdrawn'
    ? `${row.managementNumber} withdrawn`
    : `${row.managementNumber} published ${row.listedBecause} ${row.disclosureLevel} ${row.pdfUrl !== null} ${row.attachments?.length} ${JSON.stringify(row.closedAttachmentGrounds)}`;
const rowOf = (of: Allowed) =>
  `${numberOf(of)} published ${becauseOf(of)} ${of.level} ${of.hasBody} ${of.files.filter(({ isShown }) => isShown).length} ${JSON.stringify(closedFiles(of).map(({ grounds }) => grounds))}`;
/** In the places of a read document's files that are not handed out. */
const closedFiles = ({ files, standing }: Allowed) =>
  standing.as === 'read' ? files.filter(({ isShown }) => !isShown) : [];

function becauseOf({ standing }: Allowed): string | null {
  if (standing.as === 'listed') return standing.because;
  return standing.as === 'checked' ? 'checking' : null;
}

/** What is said of a picture for who does not see it stands on pages, not in plain text. */
function isInPicture({ document }: Allowed, word: string): boolean {
  return document.content.body.blocks.some((block) => block.type === 'image' && JSON.stringify(block).includes(word));
}

/** Of four documents no number of closed ones is ever told: it would be one to four. */
function faultsOfStatistics(world: readonly Allowed[], replies: Replies): string[] {
  const text = textOf(replies, '/statistics?year=2026');
  const told = /<dt>비공개<\/dt><dd>(\d+)건/.exec(text)?.[1];
  const rows = [...text.matchAll(/<tr><th scope="row">[^<]*<\/th>(?:<td class="num">(\d+)<\/td>){3,}/g)];
  const closed = rows.map((row) => row[0].split('<td class="num">')[3]?.split('<')[0]);
  const tells = [told, ...closed].filter((number) => number !== undefined && /^[1-4]$/.test(number));
  return world.length < 5 && tells.length > 0 ? [`/statistics tells of ${tells} closed documents`] : [];
}

function faultsOfDocument(of: Allowed, replies: Replies): string[] {
  const address = `/documents/${numberOf(of)}`;
  const faults: string[] = [];
  const missed = of.standing.as === 'gone' ? 410 : 404;
  const expect = (url: string, isThere: boolean) => {
    const reply = replies.get(url);
    if (reply && reply.status !== (isThere ? 200 : missed)) faults.push(`${url} answers ${reply.status}`);
    return reply?.text ?? '';
  };
  for (const form of ['', '.json', '/related', '/report']) expect(address + form, of.isListed);
  for (const form of ['.txt', '.md', '.pdf', '.hwpx']) expect(address + form, of.hasBody);
  for (const form of ['', '.json'])
    if (of.isListed) faults.push(...missing(address + form, textOf(replies, address + form), of.open));
  if (of.standing.as === 'nothing') {
    for (const form of ['', '.json', '/related']) {
      const reply = replies.get(address + form);
      if (reply && reply.text !== textOf(replies, `/documents/${INVENTED}${form}`))
        faults.push(`${address}${form} is not the page of a number that nobody has`);
    }
  }
  const data = replies.get(`${address}.json`);
  if (of.isListed && data?.status === 200) faults.push(...faultsOfJson(of, data.text));
  const filled = replies.get(`/requests/new?document=${numberOf(of)}`)?.text;
  if (filled === undefined) return faults;
  if (filled.includes(numberOf(of)) !== of.isListed) faults.push(`the form of a request knows ${numberOf(of)} wrongly`);
  return of.isListed ? [...faults, ...missing('the form of a request', filled, of.title)] : faults;
}

/** 업무담당자 of all worlds, as the paper prints who drafted it. */
const HANDLER = '정노을 (02-000-1102)';

/** 정보목록: a row of the list says why and until when, and betrays nothing else. */
function faultsOfJson(of: Allowed, text: string): string[] {
  const json = JSON.parse(text) as Record<string, unknown>;
  const { standing } = of;
  const should: Record<string, unknown> = {
    listedBecause: becauseOf(of),
    originalOn: standing.as === 'listed' ? standing.originalOn : null,
    ...(standing.as === 'read'
      ? {}
      : {
          author: standing.as === 'listed' ? HANDLER : '',
          summary: '',
          keywords: [],
          body: null,
          text: null,
          letter: null,
          attachments: [],
          pictures: [],
        }),
  };
  return Object.entries(should).flatMap(([name, value]) => {
    const [is, allowed] = [JSON.stringify(json[name]), JSON.stringify(value)];
    return is === allowed ? [] : [`${numberOf(of)}.json says ${name} ${is}, allowed is ${allowed}`];
  });
}

/** 비공개 사유: in the place of a closed file stands the law, wherever files are named, and nothing else of it. */
function faultsOfGrounds(of: Allowed, replies: Replies): string[] {
  if (of.standing.as !== 'read') return [];
  const address = `/documents/${numberOf(of)}`;
  const should = closedFiles(of).map(({ isChecked, grounds }) => ({
    shown: false,
    name: isChecked ? '개인정보 신고로 확인 중인 문서' : '비공개 문서',
    grounds,
  }));
  const answer = replies.get(`${address}.json`);
  // A page that says that there is no such document is no data: what should be told is missing.
  const json = answer?.status === 200 ? answer.text : '{}';
  const data = JSON.parse(json) as { attachments?: { shown: boolean }[] };
  const told = (data.attachments ?? []).filter(({ shown }) => !shown);
  const [is, allowed] = [JSON.stringify(told), JSON.stringify(should)];
  const faults = is === allowed ? [] : [`${address}.json tells of closed files ${is}, allowed is ${allowed}`];
  const lines = should.map(({ name, grounds }) => {
    const law = `제9조제1항${grounds.map((ground) => `제${ground}호`).join('·')}에 따라 비공개`;
    return grounds.length === 0 ? [name] : [name, law];
  });
  for (const form of ['', '.txt', '.md']) {
    const reply = replies.get(address + form);
    if (reply?.status === 200) faults.push(...missing(address + form, reply.text.replaceAll('\\', ''), lines.flat()));
  }
  return faults;
}

/** Papers say the words of the body, files go where they are closed, and pictures with their body. */
function faultsOfFiles(of: Allowed, replies: Replies): string[] {
  const address = `/documents/${numberOf(of)}`;
  const faults = faultsOfGrounds(of, replies);
  for (const form of ['.txt', '.md', '.pdf', '.hwpx']) {
    const reply = replies.get(address + form);
    // Lines are broken anywhere.
    const text = (reply?.text ?? '').replaceAll(/\s/g, '');
    const plain = of.body.filter((word) => !isInPicture(of, word));
    if (reply?.status === 200) faults.push(...missing(address + form, text, plain));
  }
  const missed = of.standing.as === 'gone' ? 410 : 404;
  for (const { id, isShown } of of.files) {
    const status = replies.get(`${address}/attachments/${id}`)?.status;
    if (status !== undefined && status !== (isShown ? 200 : missed))
      faults.push(`${address}/attachments/${id} answers ${status}`);
    for (const form of ['view', 'view.pdf']) {
      const view = replies.get(`${address}/attachments/${id}/${form}`);
      if (view && view.status !== missed) faults.push(`${address}/attachments/${id}/${form} answers ${view.status}`);
    }
  }
  const hasPicture = of.document.content.body.blocks.some(
    (block) => block.type === 'image' && (!block.closed || of.body.includes(block.alt)),
  );
  for (const [url, { status }] of replies) {
    if (!url.startsWith(`${address}/pictures/`)) continue;
    if (status !== (of.hasBody && hasPicture ? 200 : missed)) faults.push(`${url} answers ${status}`);
  }
  return faults;
}

/** 비슷한 문서: all public titles of a world are alike, so each is led to the others of its class or its unit. */
function faultsOfNear(of: Allowed, world: readonly Allowed[], replies: Replies): string[] {
  const url = `/documents/${numberOf(of)}/related`;
  if (!of.isListed || !replies.has(url)) return [];
  const { unitName, path } = of.document;
  const alike = world.filter(
    (other) =>
      (other.document.unitName === unitName || other.document.path[0] === path[0]) &&
      other !== of &&
      other.title.length > 0 &&
      of.title.length > 0,
  );
  const told = named(textOf(replies, url)).filter((number) => number !== numberOf(of));
  return isSame(told, alike.map(numberOf)) ? [] : [`${url} leads to ${told}, alike are ${alike.map(numberOf)}`];
}

function faultsOfSearch(world: readonly Allowed[], replies: Replies): string[] {
  return [...replies].flatMap(([url, { text }]) => {
    const asked = askedFor(url);
    if (asked === '') return [];
    const found = world.filter(
      ({ isListed, open, inside }) => isListed && (open.includes(asked) || inside.includes(asked)),
    );
    const told = named(text);
    return isSame(told, found.map(numberOf)) ? [] : [`${url} finds ${told}, allowed is ${found.map(numberOf)}`];
  });
}

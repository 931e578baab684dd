/**
 * Cuts the published report of the reference material into the blocks a drafter would type. Knows marks and
 * places only; every sentence comes from the file. The stored form is one flat line whose □ were damaged to `??`.
 */
export type TypedBlock = {
  /** What is typed before the text: a mark, or nothing for a paragraph. */
  readonly mark: string;
  /** How often Shift+Tab follows the mark: the outer ① stand one level above the inner ones. */
  readonly outdents: number;
  readonly text: string;
};

export type SeedReport = {
  readonly title: string;
  readonly blocks: readonly TypedBlock[];
  /** The body as published, □ restored, without white space. */
  readonly bodyText: string;
  readonly officers: { readonly drafter: string; readonly teamLead: string; readonly head: string };
  readonly phone: string;
  /** 문서정보 as its nine rows spell it. */
  readonly facts: ReadonlyMap<string, string>;
  readonly classification: readonly string[];
};

const FACTS = [
  '기관명',
  '부서명',
  '문서번호',
  '생산일자',
  '공개구분',
  '보존기간',
  '작성자(전화번호)',
  '관리번호',
  '분류정보',
] as const;

export function readSeedReport(file: string): SeedReport {
  const lines = file.split('\n');
  const flat = lines.find((line) => line.includes('방침번호')) ?? '';
  const cover = /\(자치행정과\) /.exec(flat);
  const body = flat.slice((cover?.index ?? 0) + (cover?.[0].length ?? 0)).replaceAll('??', '□');
  const people = /(\S+) (\S+) \d\d\/\d\d (\S+) /.exec(flat);
  const facts = readFacts(lines.slice(lines.findIndex((line) => line.startsWith('기관명 '))));
  return {
    title: (/\d\d\/\d\d \S+ (.+?) \d{4}\. \d+\. /.exec(flat)?.[1] ?? '').trim(),
    blocks: cutBody(body),
    bodyText: body.replace(/\s/g, ''),
    officers: { drafter: people?.[1] ?? '', teamLead: people?.[2] ?? '', head: people?.[3] ?? '' },
    phone: /\((.+)\)$/.exec(facts.get('작성자(전화번호)') ?? '')?.[1] ?? '',
    facts,
    classification: (facts.get('분류정보') ?? '').split(' > '),
  };
}

function readFacts(lines: readonly string[]): Map<string, string> {
  const joined = lines.slice(0, 5).join(' ');
  const places = FACTS.map((name) => ({ name, at: joined.indexOf(`${name} `) }));
  return new Map(
    places.map(({ name, at }, index) => {
      const end = places[index + 1]?.at ?? joined.indexOf('같은 분류');
      return [name, joined.slice(at + name.length, end).trim()];
    }),
  );
}

const MARK = /(?<=^|\s)(Ⅰ|Ⅱ|Ⅲ|□|○|-|①|②|③|④|※|\d\)|붙임 :) /g;

function cutBody(body: string): TypedBlock[] {
  const marks = [...body.matchAll(MARK)].filter((mark) => !followsDash(body, mark.index));
  const blocks: TypedBlock[] = [{ mark: '', outdents: 0, text: body.slice(0, marks[0]?.index).trim() }];
  let innerCount = 0;
  marks.forEach((mark, index) => {
    const symbol = mark[1] ?? '';
    const end = marks[index + 1]?.index ?? body.lastIndexOf('끝.');
    const text = body.slice(mark.index + mark[0].length, end).trim();
    const outer = isOuter(
      symbol,
      innerCount,
      marks.slice(index + 1).map((next) => next[1] ?? ''),
    );
    innerCount = nextInner(symbol, outer, innerCount);
    blocks.push({ mark: symbol, outdents: outer ? 1 : 0, text });
  });
  return blocks;
}

/** `- ① …`: there the ① is part of the dash item's sentence. */
function followsDash(body: string, at: number): boolean {
  return /[①②③④]/.test(body[at] ?? '') && body.slice(at - 2, at) === '- ';
}

const DIGITS = ['①', '②', '③', '④'];

/** An outer ① is one that another ① follows before any ②, or one that does not go on counting the inner ones. */
function isOuter(symbol: string, innerCount: number, later: readonly string[]): boolean {
  const ordinal = DIGITS.indexOf(symbol) + 1;
  if (ordinal === 0) return false;
  if (innerCount === 0) return ordinal > 1 || later.find((next) => DIGITS.includes(next)) === '①';
  return ordinal !== innerCount + 1 || innerCount >= DIGITS.length;
}

function nextInner(symbol: string, outer: boolean, innerCount: number): number {
  if (!DIGITS.includes(symbol)) return innerCount;
  return outer ? 0 : innerCount + 1;
}

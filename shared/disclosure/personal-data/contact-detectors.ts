import { crossesEdge, type Detector, GAP, isOfficeNumber, LEFT, onlyDigits, RIGHT, WIDE_GAP } from './detector.ts';

const mobilePhone: Detector = {
  pattern: new RegExp(
    `(?<![0-9]|[0-9]-)(?:(?:\\+|00)82${GAP}(?:\\(0\\))?0?|82-0?|\\(?0)1[016789]${WIDE_GAP}[0-9]{3,4}${WIDE_GAP}[0-9]{4}${RIGHT}` +
      `|${LEFT}(?<![0-9] )0 1 [016789](?: [-.·]? ?[0-9]){7,8}(?![0-9]| -? ?[0-9])`,
    'g',
  ),
  reads: 'figures',
  judge({ words, before }) {
    const kind = 'mobilePhone';
    const [number] = words;
    const bare = /^[0-9]+$/.test(number);
    if (bare && /[A-Za-z]$/.test(before) && !/(?:tel|hp|phone|mobile|cell)$/i.test(before)) return undefined;
    const digits = onlyDigits(number);
    // Since 2004 a number of 010 has eight digits more; ten in a row that begin so are some other number.
    const short = /^\(?010/.test(number) && digits.length < 11;
    // Columns that begin with 011 may count something; nobody has been given eight noughts.
    const counted =
      crossesEdge(number) && !digits.startsWith('010') && !/연락처|전화|휴대|핸드폰/.test(before.slice(-24));
    if (counted || digits.endsWith('00000000')) return undefined;
    if ((short && bare) || isOfficeNumber(before)) return undefined;
    // The bracket of `홍길동 씨(010-…)` is no part of the number, that of `(010) …` is.
    const from = number.startsWith('(') && !number.includes(')') ? 1 : 0;
    return { kind, confidence: short ? 'likely' : 'certain', from };
  },
};

const spokenMobile: Detector = {
  pattern: /(?<=[공영])일[공영][- ]{0,2}[공영일이삼사오육륙칠팔구]{4}[- ]{0,2}[공영일이삼사오육륙칠팔구]{4}/g,
  reads: 'text',
  judge: () => ({ kind: 'mobilePhone', confidence: 'certain', from: -1 }),
};

const OF_THE_OFFICE = /문의|담당|대표|팩스|FAX|부서|센터|기관|사무|콜/i;
const OF_A_PERSON = /자택|집 ?전화|본인|민원인|신청인|신고인|보호자|피해자|대상자|청구인|세대주|수급자/;

/** Only where somebody private is named before it: numbers of offices fill official documents and are public. */

const telephone: Detector = {
  pattern: new RegExp(`${LEFT}\\(?(?:02|0[3-6][1-5]|070|050[0-9]?)${GAP}[0-9]{3,4}${GAP}[0-9]{4}${RIGHT}`, 'g'),
  reads: 'figures',
  judge({ before }) {
    const near = before.slice(-25);
    const isPrivate = OF_A_PERSON.test(near) && !OF_THE_OFFICE.test(near);
    return isPrivate ? { kind: 'telephone', confidence: 'likely' } : undefined;
  },
};

const email: Detector = {
  pattern: /(?:@|\(at\)|\[at\]) ?([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,24}){1,4})/gi,
  reads: 'text',
  judge({ words, before, contacts }) {
    // The sign is rarer than the letters before it, so it is looked for first.
    const mailbox = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} ?$/.exec(before);
    if (!mailbox) return undefined;
    const domain = (words[1] ?? '').toLowerCase();
    const own = contacts.homepage
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/.*$/s, '');
    if (/(?:^|\.)(?:korea|go)\.kr$/.test(domain) || (own !== '' && `.${domain}`.endsWith(`.${own}`))) return undefined;
    return { kind: 'email', confidence: 'likely', from: -mailbox[0].length };
  },
};

/** Where a place is named that has a door of its own: 동 and 호, or words that say somebody lives there. */
const DOOR =
  /^(?:번지)?,? ?(?:\([^()\n]{1,20}\),? ?)?[가-힣A-Za-z0-9]{0,12} ?(?:제 ?)?(?:[0-9]{1,4}|[가-하A-Z])동 ?(?:제 ?)?[0-9]{1,4}호/;
const ROOM =
  /^(?:번지)?,? ?(?:\([^()\n]{1,20}\),? ?)?[가-힣A-Za-z0-9]{0,12} ?(?:지?하? ?[0-9]{1,2}층 ?)?(?:제 ?)?[0-9]{1,4}호/;
const LIVES_THERE = /자택|집 ?주소|거주|주민등록지|현 ?주소|주소지/;
const OF_A_BODY = /업체|회사|상호|법인|본점|지점|사무소|기관|청사|학교|사업장|소재지/;
const SOMEBODY = /성명|이름|민원인|신청인|신고인|청구인|대상자|수급자|보호자|피해자|세대주|체납자|위반자/;

const homeAddress: Detector = {
  pattern:
    /(?:로|길|동|리|가|아파트|빌라|연립|맨션|오피스텔)[ ,]{0,2}(?:산 ?)?[0-9]{1,4}(?:-[0-9]{1,4})?(?=동|호|번지|[^0-9가-힣]|$)/g,
  reads: 'digits',
  judge({ words, before, after, contacts }) {
    const [anchor] = words;
    const flat = /^(?:아파트|빌라|연립|맨션|오피스텔)/.test(anchor);
    const tail = flat ? /^동 ?(?:제 ?)?[0-9]{1,4}호/.exec(after) : (DOOR.exec(after) ?? null);
    const near = before.slice(-40);
    const said = LIVES_THERE.test(near) || (SOMEBODY.test(near) && /주소|거주/.test(near));
    const start = addressStart(before);
    const labelled = /주소 ?[:은는]? ?$/.test(before.slice(0, start)) && !OF_A_BODY.test(near);
    const room = said || labelled ? ROOM.exec(after) : null;
    const end = tail ?? room ?? (said ? /^(?:번지)?/.exec(after) : null);
    if (!end) return undefined;
    const whole = before.slice(start) + anchor + end[0];
    const packed = (text: string) => text.replace(/[ ,()]/g, '');
    if (contacts.address !== '' && packed(contacts.address).includes(packed(whole))) return undefined;
    return {
      ...{ kind: 'homeAddress', confidence: 'likely' },
      ...{ from: start - before.length, to: anchor.length + end[0].length },
    };
  },
};

/** Back over 나리시 · 새빛구 · 은하: the words that lead to a street or a lot. */
function addressStart(before: string): number {
  let start = /[가-힣0-9]{0,12}$/.exec(before)?.index ?? before.length;
  for (let words = 0; words < 4; words += 1) {
    const word = /(?<![가-힣0-9])[가-힣0-9]{1,12}(?:시|도|군|구|읍|면|동|로|길) $/.exec(
      before.slice(Math.max(0, start - 16), start),
    );
    if (!word) break;
    start -= word[0].length;
  }
  return start;
}

/** Where a picture was taken, as its reading tells it (exif.ts): often somebody's home. */
const location: Detector = {
  pattern: /찍은 곳: ([북남]위 [0-9]{1,3}\.[0-9]{5}, [동서]경 [0-9]{1,3}\.[0-9]{5})/g,
  reads: 'text',
  judge: ({ words }) => ({
    ...{ kind: 'location', confidence: 'likely' },
    from: words[0].length - (words[1]?.length ?? 0),
  }),
};

export const PHONE_DETECTORS: readonly Detector[] = [mobilePhone, spokenMobile];
export const CONTACT_DETECTORS: readonly Detector[] = [telephone, email, homeAddress, location];

import type { LetterheadSet, SetLetterhead } from '../../shared/contract/letterhead.ts';
import { LETTERHEAD_LIMITS } from '../../shared/document/letterhead.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listUnits, lockOrganization } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedLine } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { readPicture } from './read-picture.ts';
import { findPicture, insertLetterhead, insertPicture, type LetterheadTexts, listLetterheadsOn } from './store.ts';

const LABELS: Readonly<Record<keyof LetterheadTexts, string>> = {
  headTitle: '발신명의',
  zipCode: '우편번호',
  address: '주소',
  homepage: '홈페이지',
  phone: '전화',
  fax: '팩스',
  motto: '머리말',
  footer: '꼬리말',
};

/**
 * 발신 정보 of the agency or a unit from a day on, today at the earliest: what has been frozen with a letter stays as it
 * was, and the past is not rewritten.
 */
export async function setLetterhead(
  services: Services,
  signed: Signed,
  asked: SetLetterhead,
  key: RequestKey,
): Promise<LetterheadSet> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const at = services.clock.now();
  const { validFrom, unitId } = asked;
  const today = dayInKorea(at);
  if (!isCalendarDay(validFrom)) throw new Problem('invalid-input', { problem: 'validFrom' });
  if (validFrom < today) throw new Problem('policy-begins-later', { least: today });
  const reason = requireReason(asked.reason);
  const standing = await listLetterheadsOn(sql, agencyId, unitId === null ? [] : [unitId], validFrom);
  const texts = readTexts(
    asked,
    standing.find((row) => row.unitId === unitId),
  );
  if (unitId !== null && (texts.headTitle || texts.motto || texts.footer || asked.logo || asked.symbol)) {
    throw new Problem('invalid-input', { problem: '발신명의, 머리말, 꼬리말, 로고, 심볼은 기관에만 정합니다' });
  }
  const [logo, symbol] = [asked.logo, asked.symbol].map((choice) => pictureOf(choice));
  const answer: LetterheadSet = { validFrom };
  return once(sql, key, async () => {
    const units = unitId === null ? [] : await listUnits(sql, agencyId, validFrom);
    if (unitId !== null && !units.some(({ id }) => id === unitId)) throw new Problem('letterhead-unit-unknown');
    await sql.begin(async (tx) => {
      await Promise.all([keepAnswer(tx, key, answer, at), lockOrganization(tx, agencyId)]);
      for (const picture of [logo, symbol]) {
        if (picture?.drawn) await insertPicture(tx, agencyId, { ...picture.drawn, at, byPersonId: signed.personId });
        else if (picture && !(await findPicture(tx, agencyId, picture.sha256))) throw new Problem('not-found');
      }
      const pictures = { logoSha256: logo?.sha256 ?? null, symbolSha256: symbol?.sha256 ?? null };
      const by = { reason, at, byPersonId: signed.personId };
      await insertLetterhead(tx, agencyId, { ...texts, unitId, validFrom, ...pictures, ...by });
    });
    return answer;
  });
}

/** One that is kept, or a new one with its bytes. */
function pictureOf(choice: SetLetterhead['logo']) {
  if (choice === null) return null;
  const drawn = 'png' in choice ? readPicture(choice.png) : undefined;
  return { sha256: drawn?.sha256 ?? ('sha256' in choice ? choice.sha256 : ''), drawn };
}

/** What stands already is not asked: an old letter that no paper can print does not keep the rest from being saved. */
function readTexts(asked: SetLetterhead, standing: LetterheadTexts | undefined): LetterheadTexts {
  const read = (name: keyof LetterheadTexts) => {
    const text = printedLine(LABELS[name], asked[name], standing?.[name]);
    const most = LETTERHEAD_LIMITS[name];
    if ([...text].length > most) throw new Problem('letterhead-text-too-long', { name: LABELS[name], most });
    return text;
  };
  const zipCode = read('zipCode');
  if (zipCode !== '' && !/^\d{5}$/.test(zipCode)) throw new Problem('zip-code-bad');
  const [headTitle, address, homepage, phone] = [read('headTitle'), read('address'), read('homepage'), read('phone')];
  return {
    headTitle,
    zipCode,
    address,
    homepage,
    phone,
    fax: read('fax'),
    motto: read('motto'),
    footer: read('footer'),
  };
}

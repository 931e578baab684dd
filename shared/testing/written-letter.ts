import { encode } from 'fast-png';
import type { Block } from '../document/body.ts';
import type { PaperLetter, PaperPicture, PaperPictures, StandardDraft } from '../paper/paper-document.ts';
import { box, writtenPaper } from './written-paper.ts';

/** A seal of our own making: a red frame with bars, seen through between them. */
export const SEAL_PICTURE: PaperPicture = { sha256: '5ea1'.repeat(16), mediaType: 'image/png', width: 96, height: 96 };

/** A broad picture in two colours, as the logo of an agency. */
export const LOGO_PICTURE: PaperPicture = { sha256: '1090'.repeat(16), mediaType: 'image/png', width: 160, height: 40 };

type Colour = readonly [number, number, number, number];
const RED: Colour = [200, 22, 29, 255];
const BLUE: Colour = [11, 80, 208, 255];
const GREEN: Colour = [38, 115, 55, 255];
const NONE: Colour = [0, 0, 0, 0];

export const LETTER_PICTURES: PaperPictures = new Map([
  [
    SEAL_PICTURE.sha256,
    painted(SEAL_PICTURE, (x, y) => (Math.min(x, y, 95 - x, 95 - y) < 6 || x % 24 < 8 ? RED : NONE)),
  ],
  [
    LOGO_PICTURE.sha256,
    painted(LOGO_PICTURE, (x, y) =>
      (x - 20) ** 2 + (y - 20) ** 2 < 360 ? BLUE : x > 48 && y > 14 && y < 26 ? GREEN : NONE,
    ),
  ],
]);

function painted({ width, height }: PaperPicture, colour: (x: number, y: number) => Colour): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) data.set(colour(at % width, Math.floor(at / width)), at * 4);
  return encode({ width, height, data, channels: 4, depth: 8 });
}

const CONTACT: PaperLetter['contact'] = {
  zipCode: '99110',
  address: '한빛시 중앙로 110, 본관 4층 (시청동)',
  homepage: 'https://www.hanbit.example',
  phone: '031-000-5835',
  fax: '031-000-0751',
  email: 'kang.sy@hanbit.example',
};

/** A 시행문 to another agency, sealed, in few words. */
export const writtenLetter = (
  blocks: readonly Block[],
  letter: Partial<PaperLetter> = {},
  more: Partial<StandardDraft> = {},
): StandardDraft => ({
  ...writtenPaper(blocks),
  boxes: {
    signRow: [
      box('주무관', { name: '강서윤' }),
      box('동혁신팀장', { name: '문지헌', mark: '대결', date: '12/24' }),
      box('자치행정과장', { mark: '전결' }),
    ],
    cooperation: [box('지역돌봄복지과장', { name: '임도현' }), box('예산담당관', { name: '서지우', hasOpinion: true })],
  },
  title: '2026년 3분기 찾아가는 동주민센터 운영 실적 제출 및 도비 지원 요청',
  ...more,
  form: 'standardDraft',
  letter: {
    recipientLine: '솔내도지사(자치행정과장)',
    senderName: '한빛시장',
    mark: { kind: 'seal', image: SEAL_PICTURE, sizeMm: 24 },
    enforcement: { number: '자치행정과-28114', day: '2026-12-24' },
    contact: CONTACT,
    letterhead: { motto: '이웃을 먼저 찾아가는 도시, 한빛', logo: LOGO_PICTURE, symbol: LOGO_PICTURE },
    ...letter,
  },
});

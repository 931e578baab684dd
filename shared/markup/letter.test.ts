import { describe, expect, it } from 'vitest';
import { letterFacts } from '../paper/paper-document.ts';
import { writtenLetter } from '../testing/written-letter.ts';
import { box, paragraph } from '../testing/written-paper.ts';
import { paperMarkup } from './paper.ts';

const formPictureAddress = (sha256: string): string => `/pictures/${sha256}`;
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('별지 제1호서식 on a screen', () => {
  it('says what the printed paper says, in its order', () => {
    const letter = writtenLetter([paragraph('알려 드립니다.')], { recipientList: ['가장', '나장'] });
    expect(textOf(paperMarkup(letter).toString())).toBe(
      [
        '이웃을 먼저 찾아가는 도시, 한빛 한빛시 수신 솔내도지사(자치행정과장) (경유) 제목',
        '2026년 3분기 찾아가는 동주민센터 운영 실적 제출 및 도비 지원 요청 알려 드립니다. 끝.',
        '한빛시 장 (관인) 수신자 가장, 나장',
        '주무관 강서윤 동혁신팀장 대결 12/24 문지헌 자치행정과장 전결',
        '협조자 지역돌봄복지과장 임도현 예산담당관 (의견 있음) 서지우',
        '시행 자치행정과-28114 (2026. 12. 24.) 접수 ( )',
        '우 99110 한빛시 중앙로 110, 본관 4층 (시청동) / https://www.hanbit.example',
        '전화 031-000-5835 / 전송 031-000-0751 / kang.sy@hanbit.example / 공개',
      ].join(' '),
    );
  });

  it('the seal is a picture in the last letter, with words for who does not see it', () => {
    const markup = paperMarkup(writtenLetter([]), { formPictureAddress }).toString();
    expect(markup).toMatch(
      /<span class="sender-last">장<img class="sender-mark" src="\/pictures\/5ea1[^"]+" alt="관인: 한빛시장의 인" width="91" height="91">/,
    );
    expect(markup).toContain('alt="한빛시 로고" width="160" height="40"');
    expect(markup).not.toContain('(관인)');
  });

  it('shows no number before there is one, and whose turn it is', () => {
    const { enforcement: _, ...letter } = writtenLetter([]).letter;
    const boxes = { signRow: [box('과장', { inTurn: true })], cooperation: [] };
    const markup = paperMarkup(
      { ...writtenLetter([]), boxes, letter },
      { pendingNumber: '결재 때 부여', showsTurn: true },
    );
    expect(textOf(markup.toString())).toContain('시행 (결재 때 부여) 접수');
    expect(markup.toString()).toContain(
      '<div class="in-turn"><dt>과장</dt><dd> <span class="turn">결재 차례</span></dd></div>',
    );
  });

  it('bears the number of its kind over 수신, and says when it comes', () => {
    const numbered = (printed: string) => writtenLetter([], {}, { furtherNumber: { label: '공고번호', printed } });
    expect(textOf(paperMarkup(numbered('한빛시 공고 제2026-282호')).toString())).toContain(
      '한빛시 한빛시 공고 제2026-282호 수신 솔내도지사',
    );
    expect(textOf(paperMarkup(numbered(''), { pendingNumber: '결재 때 부여' }).toString())).toContain(
      '한빛시 공고번호 (결재 때 부여) 수신',
    );
    expect(paperMarkup(numbered('')).toString()).not.toContain('letter-number');
  });

  it('its facts have names where there is no place for its look; what is not known is left out', () => {
    const letter = writtenLetter([], { mark: { kind: 'omitted', label: '관인생략' }, coSenderNames: ['푸른구청장'] });
    expect(
      letterFacts({ ...letter, letter: { ...letter.letter, contact: { ...letter.letter.contact, fax: '' } } }),
    ).toEqual([
      ['수신', '솔내도지사(자치행정과장)'],
      ['발신명의', '한빛시장(관인생략), 푸른구청장'],
      ['시행', '자치행정과-28114(2026. 12. 24.)'],
      ['주소', '(우 99110) 한빛시 중앙로 110, 본관 4층 (시청동)'],
      ['홈페이지', 'https://www.hanbit.example'],
      ['전화', '031-000-5835'],
      ['전자우편', 'kang.sy@hanbit.example'],
    ]);
  });
});

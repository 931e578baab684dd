import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainFindings } from './check-content.ts';
import { findPersonalData } from './find-personal-data.ts';

const hintsIn = (text: string) =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'sensitive')
    .map(({ from, to, confidence, ground }) => `${text.slice(from, to)} ${confidence} ${ground}`);

describe('민감정보 near a person', () => {
  it.each([
    ['신청인 성명: 한마루, 종교: 불교', '종교'],
    ['민원인 한마루 씨는 양심적 병역거부를 사유로 신청함', '양심적 병역거부'],
    ['한마루(010-2345-6789)는 2024년에 노동조합에 가입함', '노동조합에 가입'],
    ['한마루 씨 당적 보유 확인', '당적'],
    ['피해자 한마루 씨의 정치적 견해', '정치적 견해'],
    ['성명: 한마루\n장애 정도: 지체장애 심함', '지체장애'],
    ['주민등록번호 900101-1234568, 우울증으로 입원', '우울증'],
    ['수급자 성명: 한마루, 병명 당뇨', '병명'],
    ['한마루 씨, 위암 수술 이력', '위암'],
    ['피해자: 한마루(성폭력 피해)', '성폭력 피해'],
    ['한마루(900101-1234568) 유전자 검사 결과', '유전자 검사'],
    ['성명: 한마루, 범죄경력 조회 결과 전과 2범', '범죄경력'],
    ['성명: 한마루, 지문 등록', '지문'],
    ['성명: 한마루, 인종: 기재하지 아니함', '인종'],
    ['성명: 한마루, HIV 양성', 'HIV'],
    ['신청인 성명: 한마루, 전과 없음', '전과 없음'],
    ['민원인 한마루 씨는 혈액투석을 받는 사람임', '혈액투석'],
    ['한마루 씨 ＨＩＶ 아닌 결\u200b핵 확진', '결\u200b핵'],
  ])('is hinted at in %s', (text, words) => {
    expect(hintsIn(text)).toContain(`${words} likely 6`);
  });

  it.each([
    ...['노동조합 지원 계획', '건강증진과', '치매안심센터 운영 결과 보고', '우울증 예방 교육 안내'],
    ...['장애인 등록 현황과 진단서 서식', '정당 가입을 이유로 한 차별 금지', '범죄경력 조회 절차 안내'],
    // Near somebody, but of the office.
    ...['성명: 한마루, 건강증진과', '신청인 성명: 한마루, 치매안심센터 방문', '성명: 한마루, 노동조합 지원 계획 담당'],
    ...[
      '성명: 한마루, 종교시설 대표',
      '민원인 한마루 씨, 이전과 같은 뜻',
      '성명: 한마루, 결핵 예방 사업',
      '성명: 한마루, 설문지문항',
      '성명: 한마루, 개선 이전과 없음을 비교',
      '성명: 한마루, HIV 예방 교육',
    ],
    // Another paragraph, and a firm.
    '민원인 한마루 씨의 요청\n\n우울증을 다룬 책',
    '사업자등록번호 220-81-62517, 지문 인식기 납품',
    `민원인 한마루 씨의 요청${'을 살펴 처리하고 결과를 알림 '.repeat(4)}우울증`,
  ])('is not found in %s', (text) => {
    expect(hintsIn(text)).toEqual([]);
  });

  it('never stops a publication, and leaves every other finding as it is', () => {
    const pieces = ['성명: 한마루', '우울증', '900101-1234568', '징역', '\n\n', ', ', '010-2345-6789', '노조 가입'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const found = findPersonalData(parts.join(' '));
        expect(certainFindings(found).map(({ kind }) => kind)).not.toContain('sensitive');
        const plain = findPersonalData(
          parts.join(' ').replaceAll(/우울증|징역|노조 가입/g, (word) => '가'.repeat(word.length)),
        );
        expect(found.filter(({ kind }) => kind !== 'sensitive')).toEqual(plain);
        for (const [at, { from }] of found.entries()) expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0);
      }),
    );
  });
});

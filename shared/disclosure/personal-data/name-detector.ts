import type { Detector, Judgement, Met } from './detector.ts';

/** The family names that nearly everybody has. */
const SURNAMES = new Set(
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉경사부가복태목형피두감호',
);
const LONG_SURNAMES = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방)/;

/** Words behind which a private person is named. Officials are named by their posts (제9조제1항제6호 라목). */
const SURE_LABELS =
  '성 {0,3}명|이름|민원인|신청인|신고인|청구인|피청구인|진정인|고소인|고발인|피해자|가해자|피의자|예금주|세대주|수급자|보호자|체납자|위반자|채무자|임차인|소유자';
const LOOSE_LABELS = '대상자|피해 ?아동|학생|환자|참가자|당첨자|수상자|입소자|대표자|배우자|자녀|가족|상담자|근로자';

const SURE_LABEL = new RegExp(`^(?:${SURE_LABELS})$`);
const LABEL = new RegExp(`^(?:${SURE_LABELS}|${LOOSE_LABELS})`);

/** Nouns that begin like a name and stand behind such labels. */
const NOT_NAMES = new Set(
  (
    '이메일 우체국 신청서 신청일 신청인 신청자 신고인 신고서 신분증 신상정 주소지 주민등 주민들 연락처 연락망 이용자 이용료 이름표 정보공 정정표 서명란 성명란 전화번 전입자 전출자 ' +
    '전수조 안내문 안내장 안전팀 안내원 방문자 방문객 방문일 유의사 조사표 조사원 조사일 조합원 선정자 선발자 선택란 장애인 장애아 고객님 고령자 지원금 지원자 ' +
    '지급액 지급일 우선순 우대자 변경일 변경자 국적별 추천인 추천서 현황표 하반기 상반기 기준일 기준표 명단표 구비서 구성원 인원수 인적사 위임장 여권명 ' +
    '주무관 구청장 공무원 사무관 서기관 조사관 담당자 이의신 진술서 진료비 공동체 노인들 이송차 유형별 금지자 원본대 경유지 부담금 소득액 가구원 가구주 ' +
    '안내자 주최자 주관자 인솔자 진행자 지도자 강사진 전담자 조정자 감독자 연구자 조리사 경비원 한마디 이하여 모두가 전원이 제출일 제출자 확인서 문의처 마지막 예정일 예정자 문서번 이행자 박탈자 배정표 임대료 임차료 임대인 손해액 보증금 김장철 나머지'
  ).split(' '),
);

const PARTICLE = /(?:에게서|에게|으로|께서|께|씨|님|의|은|는|이|가|을|를|과|와|외|도)$/;

/** `성명: 홍길동`, `민원인 홍길동 씨`: a name right behind the word that says whose it is. */
const labelledName: Detector = {
  pattern: new RegExp(
    // The name is only looked at: in `신청인 성명 홍길동` the second word is a label as well.
    `(${SURE_LABELS}|(?:${LOOSE_LABELS}))(의 ?|인 |[은는] )?([ ]{0,2}[:(·,"'=\\[/\\n-]?[ ]{0,2})(?=([가-힣]{2,7}))`,
    'g',
  ),
  reads: 'text',
  judge({ words, after }) {
    const [whole, label = '', link = '', gap = '', said = ''] = words;
    // `성명은 홍길동임` names somebody, `성명은 정확히 적는다` does not.
    const run = /[은는]/.test(link) ? (/^(.{2,4})(?:임|이며|이고|이다|입니다)$/.exec(said)?.[1] ?? '') : said;
    const marked = /[:=(\n"']/.test(gap);
    const addressed = /^ ?(?:씨|님)(?![가-힣])/.test(after.slice(said.length)) || /(?:씨|님)$/.test(run);
    const sure = SURE_LABEL.test(label) && (gap !== '' || run !== said);
    if (!(marked || addressed || sure)) return undefined;
    const name = nameIn(run, marked || addressed);
    if (name === undefined) return undefined;
    return { kind: 'personName', confidence: 'likely', from: whole.length, to: whole.length + name.length };
  },
};

/** `신고인: 김 철 수`: a name with its letters set apart, as forms print it. */
const spacedName: Detector = {
  pattern: new RegExp(`(?:${SURE_LABELS}) ?[:=] ?([가-힣] {1,3}[가-힣] {1,3}[가-힣])(?![가-힣])`, 'g'),
  reads: 'text',
  judge({ words }) {
    const [whole, name = ''] = words;
    const packed = name.replaceAll(' ', '');
    if (nameIn(packed, true) !== packed) return undefined;
    return { kind: 'personName', confidence: 'likely', from: whole.length - name.length };
  },
};

const BIRTHDAY = "'?(?:19|20)?[0-9]{2}[-./년 ]{1,3}[0-9]{1,2}[-./월 ]{1,3}[0-9]{1,2}일?[.]? ?생";

/** `홍길동 씨`, and `홍길동(010-…)`: a name by what follows it, which is rarer than words of three letters. */
const followedName: Detector = {
  pattern: new RegExp(
    `씨(?![가-힣])|\\( {0,2}(?=01[016789]|[0-9]{6}[-~ ]?[1-8]|(?:19[0-9]{2}|200[0-9])[.년]|${BIRTHDAY})`,
    'g',
  ),
  reads: 'digits',
  judge: judgeFollowed,
};

function judgeFollowed({ before }: Met): Judgement | undefined {
  const [written = '', run = ''] = /(?<![가-힣])([가-힣]{2,4}) {0,2}$/.exec(before) ?? [];
  // `설명회(2009. 3. 5.)` is a meeting and the day it was held on.
  const name = run.endsWith('회') ? undefined : nameIn(run, false);
  if (name === undefined || name !== run) return undefined;
  return { kind: 'personName', confidence: 'likely', from: -written.length, to: name.length - written.length };
}

/** The name a run of letters begins with, without the particle behind it; nothing where it is another word. */
export function nameIn(run: string, short: boolean): string | undefined {
  if (NOT_NAMES.has(run.slice(0, 3)) || LABEL.test(run) || COMMON_PAIRS.has(run.replace(PARTICLE, '')))
    return undefined;
  const name = run.length > 3 || (run.length === 3 && !SURNAMES.has(run.charAt(0))) ? run.replace(PARTICLE, '') : run;
  if (LONG_SURNAMES.test(name)) return name.length === 3 || name.length === 4 ? name : undefined;
  if (!SURNAMES.has(name.charAt(0))) return undefined;
  return name.length === 3 || (name.length === 2 && short && !COMMON_PAIRS.has(name)) ? name : undefined;
}

/** Two letters are a name only where it is plain that one follows; these never are. */
const COMMON_PAIRS = new Set(
  '주소 전화 신청 신고 성별 이름 조사 안내 정보 선정 명단 명부 심사 변경 지원 지급 구분 기준 국적 여부 추천 표시 현황 하나 남녀 전원 전체 모두 이상 이하 유무 고지 방문 서명 서류 소속 제출 확인 문의 직업 연령 나이 부모 형제 자매 남편 기타 미상 없음 여성 남성 신한 신협 하나 우리 국민 농협 남자 여자 성인 노인 주민 시민 국민 구민 장애 장소 공개 원본 사본 진술 진단 이송 인적 인원 가명 본인'.split(
    ' ',
  ),
);

export const NAME_DETECTORS: readonly Detector[] = [labelledName, spacedName, followedName];

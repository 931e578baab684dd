import type { PersonalDataKind } from './personal-finding.ts';

/** A stretch of a text, half-open. */
type Stretch = { readonly from: number; readonly to: number };

/** Whom a text is about: beside these kinds a sensitive word is somebody's. A firm or an office has no health. */
const OF_A_PERSON: ReadonlySet<PersonalDataKind> = new Set([
  ...(['residentNumber', 'foreignerNumber', 'passportNumber', 'driverLicence', 'healthInsurance'] as const),
  ...(['mobilePhone', 'homeAddress', 'birthDate', 'personName'] as const),
]);

/** So many characters from a person, and not over an empty line: a paragraph or a row of a table. */
const NEAR = 40;

/** 민감정보 (개인정보 보호법 제23조, 영 제18조), by what is said of a person and not by the name of a matter. */
const WORDS = [
  // 사상·신념
  '종교(?! ?(?:시설|단체|계|인|법인|행사|용지|부지|집회))|신앙생활|양심적 병역 ?거부|정치적 신념',
  // 노동조합·정당의 가입·탈퇴, 정치적 견해
  '(?:노동조합|노조|정당)[ 의에을를]{0,2}(?:가입|탈퇴)|(?:노동조합|노조) ?조합원|정당 ?당원|당적|입당|탈당',
  '정치적 ?(?:견해|성향|의견)|정치 ?성향|지지 ?정당',
  // 건강
  '진단(?:명|서|을 ?받)|병명|질병명|병력|기왕증|투약|복용|입원|수술|확진|양성 ?판정|치료(?: ?중|를 ?받| ?이력)',
  '(?:지체|시각|청각|언어|지적|자폐성|뇌병변|정신|신장|심장) ?장애|장애(?:인 ?등록| ?등급| ?정도)|건강 ?(?:상태|악화|문제)',
  '우울증|조현병|치매|공황장애|알코올 ?중독|약물 ?중독|정신 ?질환|당뇨|고혈압|뇌졸중|뇌경색|간염|결핵|에이즈|난임|임신 ?중',
  'HIV|에이치아이브이|매독|성병|희귀 ?질환|난치병|혈액 ?투석|심근경색|협심증|뇌전증|파킨슨병|자살 ?(?:시도|기도)|낙태|유산 ?경험',
  '(?:위|폐|간|유방|대장|갑상선|췌장|자궁|혈액)암|백혈병|암 ?(?:진단|환자|투병)',
  // 성생활
  '성생활|성적 ?(?:지향|취향)|성 ?정체성|동성애|성폭력 ?피해|성폭행 ?피해|성매매 ?피해',
  // 유전정보, 범죄경력, 생체인식정보, 인종·민족
  '유전 ?(?:정보|질환|자 ?검사)|친자 ?확인|범죄 ?경력|수사 ?경력|전과(?:자|기록| ?[0-9]범| ?(?:있음|없음|유무|여부|사실))',
  '성범죄|음주 ?운전 ?(?:전력|이력)|징역|집행유예|기소유예|벌금형|보호관찰|복역|수감',
  '지문(?!항)|홍채|(?:안면|얼굴|정맥) ?인식|생체 ?인식|인종(?! ?차별)|출신 ?민족|민족 ?[:은]|조선족',
].join('|');

/** What makes of the same words the matter of an office: 치매안심센터, 우울증 예방 교육, 장애인 등록 업무 지침. */
const OF_AN_OFFICE =
  '(?:센터|협회|학회|위원회|병원|의원|연구소|교실|캠페인|계획|사업|교육|예방|조례|정책|지침|통계|현황|검진|주간|(?:(?<![결경성효])과|팀)(?![가-힣]))';

const SENSITIVE = new RegExp(`(?<![가-힣])(?:${WORDS})(?![가-힣]{0,4} ?[가-힣]{0,2}${OF_AN_OFFICE})`, 'g');

/**
 * Where something sensitive is said near a person, as a hint to look: words alone are no proof, so a text about nobody
 * (노동조합 지원 계획) is never searched, and nothing is stopped for one.
 */
export function sensitiveNear(
  text: string,
  people: readonly (Stretch & { readonly kind: PersonalDataKind })[],
): Stretch[] {
  return stretchesAround(text, people).flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(SENSITIVE)].map((words) => ({
      from: from + words.index,
      to: from + words.index + words[0].length,
    })),
  );
}

/** Each once, however many people stand in it, so that the work grows with the text alone. */
function stretchesAround(text: string, people: readonly (Stretch & { readonly kind: PersonalDataKind })[]): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  const inOrder = people.filter(({ kind }) => OF_A_PERSON.has(kind)).sort((one, other) => one.from - other.from);
  for (const person of inOrder) {
    const [start, end] = [Math.max(0, person.from - NEAR), Math.min(text.length, person.to + NEAR)];
    const emptyBefore = text.slice(start, person.from).lastIndexOf('\n\n');
    const emptyAfter = text.slice(person.to, end).indexOf('\n\n');
    const from = emptyBefore < 0 ? start : start + emptyBefore + 2;
    const to = emptyAfter < 0 ? end : person.to + emptyAfter;
    const last = stretches.at(-1);
    if (last && last.to >= from) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches;
}

/** Invented words: enough of them that pairs of letters repeat about as often as in an office's own papers. */
const SUBJECTS =
  '마을모임 골목정원 어린이놀이터 도서나눔 공유부엌 빗물저금통 통학로 쉼터 주민회의 재활용정거장 보행로 버스정류장 공동텃밭 작은도서관 야간조명 물놀이장 경로당 체육마당 하천산책로 공영주차장'.split(
    ' ',
  );
const ACTS = '점검 정비 운영 개선 확대 조사 지원 협의 보수 안내 교육 평가 설치 모집 정산'.split(' ');
const KINDS = '결과보고 추진계획 현황보고 협조요청 변경계획 회의결과 예산집행 일정안내'.split(' ');
const PLACES = '솔바람동 느티나루동 별내린동 윗샘동 아랫들동 달맞이동 모래내동 새터동'.split(' ');
const ENDINGS = [
  '추진함',
  '완료하였음',
  '검토가 필요함',
  '다음 달에 다시 확인함',
  '담당자와 협의하였음',
  '예산 범위에서 집행함',
];

export type WrittenText = { readonly title: string; readonly summary: string; readonly editorJson: object };

/** The text of the n-th document: the same for the same n, so that data built in parts is one set of data. */
export function writeText(n: number): WrittenText {
  const draw = drawer(n);
  const pick = (words: readonly string[]): string => words[Math.floor(draw() * words.length)] ?? '';
  const subject = pick(SUBJECTS);
  const act = pick(ACTS);
  const sentence = () =>
    `${pick(PLACES)} ${pick(SUBJECTS)} ${1 + Math.floor(draw() * 90)}곳의 ${pick(ACTS)} ${pick(KINDS)}에 따라 ` +
    `${pick(SUBJECTS)} ${pick(ACTS)} 사항을 ${pick(ENDINGS)}`;
  const text = (words: string) => [{ type: 'text', text: words }];
  const content: object[] = [
    { type: 'paragraph', content: text(`${pick(PLACES)} ${subject} ${act}에 관하여 다음과 같이 보고합니다.`) },
  ];
  const items = 4 + Math.floor(draw() * 6);
  for (let item = 0; item < items; item += 1) {
    content.push({ type: 'item', attrs: { kind: 'number', level: item % 3 === 0 ? 0 : 1 }, content: text(sentence()) });
  }
  return {
    title: `${subject} ${act} ${pick(KINDS)}(${n})`,
    summary: `${subject} ${act} ${pick(KINDS)}를 알림`,
    editorJson: { type: 'doc', content },
  };
}

/** Even numbers from 0 to 1, by mulberry32: small, and the same on every machine. */
export function drawer(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import type { Block } from '../../document/body.ts';
import { cell, head, heading, item, paragraph, writtenPaper } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const LONG_PARAGRAPH =
  '한빛시는 마을 도서관을 저녁 아홉 시까지 여는 시범 운영을 두 달 동안 하였으며, 이용자 1,284명 가운데 열에 여덟이 앞으로도 계속 열어 달라고 답하였음. ' +
  '다만 늦은 시각에는 담당자가 혼자 남게 되므로 안전을 위한 대책이 먼저 마련되어야 하고, 그에 드는 비용은 금12,450,000원(금일천이백사십오만원)으로 추산됨. ';

const signs: readonly Block[] = [
  paragraph('전결(專決)·대결(代決) 규정, 韓國 歷史, 龜 龍 藝 鬱'),
  paragraph('☐ 미완 ☑ 완료 ❍ 보류 ∙ 기타 ∼ 물결 ※ 참고 → 이동 ↔ 서로 ★ ☆ ● ◎ ◇ ◆ △ ▲ ▽ ▼ ♠ ♥'),
  paragraph('단위: 1,234㎡ 56㎥ 78㎞ 9㎝ 10㎜ 11㎏ 12℃ 13°C 14% 15‰ 16Å 17Ω 18㎖ 19㏊'),
  paragraph('수식: ± × ÷ ≠ ≤ ≥ ∞ ∴ √ ∑ ∫ ² ³ ½ ¼ α β γ π μ'),
  paragraph('괄호: 「낫표」 『겹낫표』 〈홑〉 《겹》 【굵은】 〔꺾은〕 ‘작은’ “큰” "곧은" \'곧은\''),
  paragraph('로마자와 숫자: Ⅰ Ⅱ Ⅲ Ⅳ ⅰ ⅱ ⅲ ① ② ⑩ ⑳ ㉠ ㉮ ㈜ ⓐ ⒜, The quick brown fox, Ünïcödé, 12:34'),
  paragraph('돈: ₩12,000 $30 €20 £15 ¥100, 말줄임표… 가운뎃점· 긴줄— 붙임줄-'),
];

const lent: readonly Block[] = [
  paragraph('아래첨자 CO₂ H₂O x₀ ₁₂₃₄₅₆₇₈₉, 위첨자 10⁰ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ xⁿ 10⁻⁶, 분수 ½ ⅓ ⅔ ¼ ¾ ⅛ ⅜ ⅝ ⅞'),
  paragraph('이름과 발음: Łódź Nguyễn Ĳssel Ħ Ŧ Ŋ ħ ı ĸ ŀ ŧ ŋ ŉ ˘ ˝ ˚ ˛ ː'),
  paragraph('표시: ✓ ✔ ✕ ✖ ✗ ✘ ☐ ☑ ☒ ✅ ❌ ⬜ ⬛ ⚪ ⚫ ⭐ ➕ ➖'),
  paragraph('글머리: ‣ ▸ ▹ ➔ ➜ ➤ ➢ ❑ ◻ ◼ ❍ ◈ ∙ ≒ ∼'),
  {
    type: 'paragraph',
    content: [{ text: '굵은 글에서도 CO₂ 10⁵ ✔, ', bold: true }, { text: '글꼴에 없는 글자는 😀 𐌰 이름으로 섬' }],
  },
];

const emphasis: readonly Block[] = [
  {
    type: 'paragraph',
    content: [
      { text: '굵은 글', bold: true },
      { text: '과 ' },
      { text: '밑줄 친 글', underline: true },
      { text: ', ' },
      { text: '둘 다인 글', bold: true, underline: true },
      { text: ', 그리고 ' },
      { text: '누리집 주소가 달린 글', href: 'https://example.go.kr/library' },
      { text: `이 한 문단에 섞여 여러 줄로 이어짐. ${LONG_PARAGRAPH}` },
      { text: '밑줄이 줄을 넘어 다음 줄까지 이어지는 경우에는 줄마다 따로 그음', underline: true },
    ],
  },
  { type: 'paragraph', align: 'center', content: [{ text: '가운데로 놓은 문단' }] },
  { type: 'paragraph', align: 'right', content: [{ text: '오른쪽으로 놓은 문단' }] },
  {
    type: 'item',
    kind: 'number',
    level: 0,
    content: [{ text: '굵은 항목', bold: true }, { text: '의 나머지 글' }],
  },
  item('number', 0, '보통 항목'),
];

const unbroken: readonly Block[] = [
  paragraph(
    '신청은 https://example.go.kr/library/night-opening/applications?year=2027&quarter=1에서 받으며, 마감은 2026. 12. 31.(목)이고, 지원금은 한 곳에 금3,500,000원(금삼백오십만원)씩 모두 1,250 명에게 나누어 줌. 면적은 1,234 ㎡ 이상이어야 하고, ’25년부터 ’26년까지의 실적이 있어야 함',
  ),
  ...['「마을 도서관 진흥 조례」', '(운영 지침 제12조)'].map((words) =>
    item(
      'circle',
      0,
      `${words}에 따라 ${words}의 기준을 ${words}과 견주어 ${words}에 맞게 고치고 ${words}을 다시 알림`,
    ),
  ),
];

const turning: readonly Block[] = [
  ...Array.from({ length: 5 }, () => paragraph(LONG_PARAGRAPH.trim())),
  paragraph(`${LONG_PARAGRAPH}${LONG_PARAGRAPH}`.trim()),
  heading('다음 쪽으로 함께 넘어가는 장 제목'),
  item('number', 0, '장 제목은 그 아래의 글과 떨어지지 않음'),
  item('number', 0, LONG_PARAGRAPH.trim()),
  ...Array.from({ length: 12 }, (_, n) => item('number', 1, `점검 사항 ${n + 1}`)),
  paragraph(`${LONG_PARAGRAPH}${LONG_PARAGRAPH}${LONG_PARAGRAPH}`.trim()),
];

const report: readonly Block[] = [
  paragraph('마을 도서관 야간 개방 시범 운영의 결과와 앞으로의 운영 계획을 보고드림'),
  heading('추진 배경'),
  item('square', 0, '낮에는 올 수 없는 직장인과 학생의 요구가 늘어남'),
  item('circle', 1, '2025년 주민 설문에서 가장 많은 의견(응답자의 41%)'),
  item('circle', 1, '이웃 도시 두 곳이 이미 저녁 아홉 시까지 엶'),
  item('square', 0, '시범 운영'),
  item('circle', 1, '기간: 2026. 9. 1.~2026. 10. 31.'),
  item('dash', 2, '평일 18:00~21:00, 토요일 18:00~20:00'),
  item('note', 2, '공휴일에는 열지 않음'),
  heading('운영 결과'),
  paragraph('(단위: 명)'),
  {
    type: 'table',
    columns: [0.34, 0.22, 0.22, 0.22],
    rows: [
      { cells: [head('도서관'), head('9월'), head('10월'), head('합계')] },
      { cells: [cell('반딧불 작은도서관'), cell('312'), cell('398'), cell('710')] },
      { cells: [cell('느티나무 작은도서관'), cell('268'), cell('306'), cell('574')] },
      { cells: [head('합계'), cell('580'), cell('704'), cell('1,284')] },
    ],
  },
  item('square', 0, LONG_PARAGRAPH.trim()),
  heading('앞으로의 계획'),
  ...['인력', '안전', '예산'].flatMap((name) => [
    item('number', 0, `${name}에 관한 사항`),
    item('number', 1, '담당 부서가 다음 달 말일까지 세부 계획을 세움'),
    item('number', 1, LONG_PARAGRAPH.trim()),
  ]),
  { type: 'enclosures', items: [[{ text: '설문 결과 1부.' }], [{ text: '시설별 이용 현황 1부.' }]] },
];

/** 글: whole reports, signs of every kind, emphasis, what never breaks, and how pages turn. */
export const TEXT_PAPERS: readonly GoldenPaper[] = [
  {
    name: 'report-of-several-pages',
    shows: '흔한 보고서 하나: 쪽 번호, 머리 제목, 장, 항목, 표, 붙임',
    paper: writtenPaper(report, { title: '마을 도서관 야간 개방 시범 운영 결과 보고' }),
  },
  { name: 'signs-and-hanja', shows: '한자, 기호, 단위, 대신 그리는 글자', paper: writtenPaper(signs) },
  {
    name: 'letters-that-are-lent',
    shows: '다른 글꼴에서 빌린 첨자, 분수, 표시와 어느 글꼴에도 없는 글자의 이름',
    paper: writtenPaper(lent, { title: '이산화탄소(CO₂) 배출량 ⅓ 감축 점검 😀' }),
  },
  { name: 'emphasis-and-alignment', shows: '굵게, 밑줄, 링크, 정렬', paper: writtenPaper(emphasis) },
  {
    name: 'words-that-never-break',
    shows: '날짜, 금액, 단위, 주소, 줄 머리와 줄 끝의 금칙',
    paper: writtenPaper(unbroken),
  },
  { name: 'pages-that-turn', shows: '한 줄만 남는 쪽이 없음, 장 제목이 글과 함께 감', paper: writtenPaper(turning) },
  {
    name: 'lines-by-syllable',
    shows: '글자 단위 줄 나눔',
    paper: writtenPaper([], {
      body: {
        v: 1,
        breaking: 'syllable',
        blocks: [
          paragraph('줄을 글자 단위로 나누는 문서의 모양을 확인함'),
          paragraph(LONG_PARAGRAPH.trim()),
          item('number', 0, LONG_PARAGRAPH.trim()),
          item(
            'number',
            0,
            '(괄호)로 시작하는 「조례」의 이름과 2026. 12. 31.(목) 같은 날짜는 나누지 않으며, 줄 머리에 놓지 않을 부호도 그대로 지킴',
          ),
          {
            type: 'table',
            columns: [0.5, 0.5],
            rows: [{ cells: [cell(LONG_PARAGRAPH), cell('칸 안의 글도 글자 단위로 나눔')] }],
          },
        ],
      },
    }),
  },
  { name: 'no-body', shows: '본문이 없는 문서', paper: writtenPaper([]) },
  {
    name: 'title-of-two-lines',
    shows: '두 줄 제목의 길이가 비슷함, 국이 없는 부서',
    paper: (() => {
      const { upperUnitName: _, ...paper } = writtenPaper([paragraph('제목의 모양을 확인함')], {
        title: '「마을 도서관 진흥 조례」 일부개정에 따른 야간 개방 운영 지침 제정(안) 보고',
        unitName: '문화체육관광정책기획담당관',
        documentNumber: '문화체육관광정책기획담당관-1234567',
      });
      return paper;
    })(),
  },
  {
    name: 'title-too-long-for-two-lines',
    shows: '긴 제목은 작은 글자, 머리 제목은 …로 줄임',
    paper: writtenPaper([paragraph(LONG_PARAGRAPH.repeat(6).trim()), paragraph(LONG_PARAGRAPH.repeat(5).trim())], {
      title:
        '마을 도서관 야간 개방 시범 운영 결과와 이용자 의견 조사, 안전 대책 마련, 내년도 예산 편성 방향 및 관계 부서 협조 사항에 관한 종합 검토와 앞으로의 추진 계획 보고',
    }),
  },
  {
    name: 'partly-public-notice-with-its-number',
    shows: '부분공개, 공고번호',
    paper: writtenPaper(
      [
        item('number', 0, '다음과 같이 공고합니다.'),
        item('number', 0, '이의가 있는 분은 2026. 12. 31.까지 알려 주시기 바랍니다.'),
      ],
      {
        title: '마을 도서관 위탁 운영자 모집 공고',
        disclosureLabel: '부분공개(5,6,7)',
        furtherNumber: { label: '공고번호', printed: '한빛시 공고 제2026-282호' },
      },
    ),
  },
];

/** 공개구분: why a disclosure and the marks of its text do not fit each other. */
export const DISCLOSURE_REFUSALS = {
  'grounds-missing': { status: 409, text: '부분공개와 비공개에는 근거(호)가 필요합니다. 하나 이상 골라 주십시오.' },
  'grounds-not-allowed': { status: 409, text: '공개 문서에는 비공개 근거를 둘 수 없습니다. 근거를 지워 주십시오.' },
  'closed-in-open': {
    status: 409,
    text: '공개 문서의 본문에 비공개로 표시한 곳({grounds}호)이 있습니다. 부분공개로 바꾸거나 표시를 풀어 주십시오.',
  },
  'closed-ground-missing': {
    status: 409,
    text: '비공개로 표시한 곳의 근거 {grounds}호가 문서의 비공개 근거에 없습니다. 문서의 근거에 더하거나 표시를 풀어 주십시오.',
  },
} as const;

/** 저장한 검색: why it is not kept as it was sent. */
export const SEARCH_REFUSALS = {
  'search-name-missing': { status: 409, text: '저장할 이름을 적지 않았습니다. 이름을 적어 주십시오.' },
  'search-name-too-long': { status: 409, text: '저장한 검색의 이름은 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'search-name-taken': {
    status: 409,
    text: '이름이 ‘{name}’인 저장한 검색이 이미 있습니다. 다른 이름을 적어 주십시오.',
  },
  'search-says-nothing': {
    status: 409,
    text: '찾는 말도 조건도 없어 저장할 것이 없습니다. 찾는 말을 적거나 조건을 골라 주십시오.',
  },
  'too-many-searches': {
    status: 409,
    text: '검색은 {most}개까지 저장할 수 있습니다. 쓰지 않는 것을 지운 뒤 다시 저장해 주십시오.',
  },
} as const;

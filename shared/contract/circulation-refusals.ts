/** 공람 그룹: why a group is not kept as it was sent. */
export const CIRCULATION_REFUSALS = {
  'group-name-missing': { status: 409, text: '공람 그룹의 이름을 적지 않았습니다. 이름을 적어 주십시오.' },
  'group-name-too-long': { status: 409, text: '공람 그룹의 이름은 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'group-name-taken': {
    status: 409,
    text: '만든 사람에게 이름이 ‘{name}’인 공람 그룹이 이미 있습니다. 다른 이름을 적어 주십시오.',
  },
  'group-without-rules': {
    status: 409,
    text: '공람 그룹에 규칙이 없습니다. 부서나 사람을 하나 이상 더해 주십시오.',
  },
  'group-too-many-rules': {
    status: 409,
    text: '공람 그룹 하나에는 규칙을 {most}개까지 둘 수 있습니다. 하위 부서를 포함하여 규칙을 합치거나 그룹을 나누어 주십시오.',
  },
  'group-title-missing': {
    status: 409,
    text: '직위로 고르는 규칙에 직위가 없습니다. 팀장, 주무관처럼 직위의 끝말을 적어 주십시오.',
  },
  'group-title-too-long': { status: 409, text: '규칙의 직위는 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'group-rule-lost': {
    status: 409,
    text: '지금 조직에 없는 부서나 사람을 가리키는 규칙이 있습니다. 그 규칙을 빼거나 다른 부서·사람으로 바꾸어 주십시오.',
  },
  'group-too-many-readers': {
    status: 409,
    text: '이 그룹은 지금 {count}명입니다. 한 문서는 {most}명까지 공람할 수 있으니 부서장만으로 좁히거나 그룹을 나누어 주십시오.',
  },
  'group-sharing-not-yours': {
    status: 409,
    text: '공람 그룹은 만든 사람이 지금 일하는 부서하고만 나눌 수 있습니다. 나누어 쓸 범위를 다시 골라 주십시오.',
  },
  'group-changed': {
    status: 409,
    text: '그사이 이 공람 그룹이 바뀌었습니다. 목록을 새로 열어 바뀐 것을 보고 다시 고쳐 주십시오.',
  },
  'too-many-groups': {
    status: 409,
    text: '공람 그룹은 한 사람이 {most}개까지 만들 수 있습니다. 쓰지 않는 것을 지워 주십시오.',
  },
  'too-many-shared-groups': {
    status: 409,
    text: '한 부서는 공람 그룹을 {most}개까지 나누어 쓸 수 있습니다. 쓰지 않는 것을 지우거나 혼자 쓰도록 저장해 주십시오.',
  },
} as const;

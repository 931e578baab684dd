import type { ClosingStandard } from '../../shared/disclosure/closing-standards.ts';

/** 비공개 세부기준 of the invented city, in the manner in which cities publish theirs. */
export const cityStandards: readonly ClosingStandard[] = [
  {
    ground: 1,
    duty: '민원여권과',
    information: '주민등록·가족관계등록 전산자료와 그 발급 내역',
    why: '「주민등록법」과 「가족관계의 등록 등에 관한 법률」이 목적 밖의 제공을 금하고 있음',
  },
  {
    ground: 1,
    duty: '세무',
    information: '과세자료와 체납자별 납부·체납 내역',
    why: '「지방세기본법」 제86조에 따라 비밀을 지켜야 하는 과세정보임',
  },
  {
    ground: 3,
    duty: '',
    information: '청사 경비 계획, 폐쇄회로텔레비전의 자리와 점검 결과',
    why: '공개하면 범죄에 쓰여 시민과 직원의 안전을 해칠 우려가 있음',
  },
  {
    ground: 4,
    duty: '법무',
    information: '진행 중인 소송·행정심판의 대응 방침과 답변 자료',
    why: '공개하면 소송에서 다툼의 한쪽으로서 직무를 수행하기 어려움. 판결이 확정되면 다시 살펴 공개함',
  },
  {
    ground: 5,
    duty: '감사',
    information: '감사 계획 가운데 대상과 착안 사항, 처분이 확정되기 앞의 조사 자료',
    why: '공개하면 증거를 없앨 우려가 있어 감사를 공정하게 하기 어려움. 감사가 끝나면 결과를 공개함',
  },
  {
    ground: 5,
    duty: '인사',
    information: '시험 문제, 채점표, 근무성적평정과 승진 심사 자료',
    why: '공개하면 시험과 심사를 공정하게 하기 어려움',
  },
  {
    ground: 5,
    duty: '',
    information: '결정되기 앞의 위원회 심의 자료와 위원별 발언',
    why: '공개하면 위원이 자유롭게 의견을 내기 어려움. 결정한 뒤에는 발언한 사람의 이름을 가리고 공개함',
  },
  {
    ground: 6,
    duty: '',
    information: '민원인·신청인·수급자의 이름, 주소, 연락처, 주민등록번호와 상담 내용',
    why: '개인을 알아볼 수 있어 사생활의 비밀을 침해할 우려가 있음',
  },
  {
    ground: 6,
    duty: '자치행정과',
    information: '마을 활동가와 주민자치위원의 연락처, 계좌번호',
    why: '개인정보임. 위촉된 사람의 이름과 직책은 공개함',
  },
  {
    ground: 7,
    duty: '계약',
    information: '입찰·협상에 낸 제안서의 기술 내용과 원가 계산서',
    why: '업체의 경영·영업상 비밀임. 계약한 금액과 상대방은 공개함',
  },
  {
    ground: 8,
    duty: '도시계획',
    information: '공고하기 앞의 도시계획·개발사업의 자리와 보상 계획',
    why: '공개하면 부동산 투기로 특정인이 이익을 볼 우려가 있음. 공고하면 공개함',
  },
];

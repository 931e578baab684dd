import { homeCareDocuments } from './care-service-home.ts';
import { managementDocuments } from './care-service-management.ts';
import type { PlannedAgency } from './planned-office.ts';

/** An invented social-service agency of the city: one office (실) and four teams. */
export const careService: PlannedAgency = {
  name: '한별시사회서비스원',
  zipCode: '99017',
  address: '한별시 온누리길 25 나눔회관 4층',
  homepage: 'https://www.hanbyeolcare.example',
  organizationCsv: `부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편
A000,한별시사회서비스원,,원장,Y,표은주,eunju,000-200-3001,eunju@hanbyeolcare.example
A100,경영기획실,A000,경영기획실장,Y,성지훈,jihun,000-200-3010,jihun@hanbyeolcare.example
A100,,,대리,,설동건,donggeon,000-200-3011,donggeon@hanbyeolcare.example
A110,인사총무팀,A100,인사총무팀장,Y,하윤정,yunjeong,000-200-3020,yunjeong@hanbyeolcare.example
A110,,,대리,,변성우,seongwoo,000-200-3021,seongwoo@hanbyeolcare.example
A120,재무회계팀,A100,재무회계팀장,Y,엄태식,taesik,000-200-3030,taesik@hanbyeolcare.example
A120,,,대리,,길나연,nayeon,000-200-3031,nayeon@hanbyeolcare.example
A200,돌봄서비스팀,A000,돌봄서비스팀장,Y,지영란,yeongran,000-200-3040,yeongran@hanbyeolcare.example
A200,,,대리,,봉준서,junseo,000-200-3041,junseo@hanbyeolcare.example
A200,,,사원,,편소희,sohee,000-200-3042,sohee@hanbyeolcare.example
A300,보육지원팀,A000,보육지원팀장,Y,왕미나,mina,000-200-3050,mina@hanbyeolcare.example
A300,,,대리,,어진수,jinsu,000-200-3051,jinsu@hanbyeolcare.example
`,
  administrator: { login: 'donggeon', name: '설동건' },
  openedAt: '2025-01-02 10:00',
  managementNumbers: { lastUsed: 3_150, reason: '개원 뒤 엑셀 문서대장에 적은 3150번까지 이어서 부여함' },
  seriesStartedAt: '2025-01-20 08:40',
  seriesStarts: [
    {
      unitCode: 'A200',
      year: 2025,
      lastUsed: 27,
      reason: '2025. 1. 2.부터 1. 17.까지 수기 문서대장에 27호까지 등록하여 이어서 부여함',
    },
  ],
  unitTasks: [
    { unitCode: 'A100', path: ['경영', '기획', '이사회', '이사회 운영', '이사회 회의'], retention: 'permanent' },
    { unitCode: 'A100', path: ['경영', '기획', '사업계획', '연간계획', '주요사업 계획'], retention: 'y10' },
    { unitCode: 'A110', path: ['경영', '인사', '채용', '직원 채용', '종사자 채용'], retention: 'semiPermanent' },
    { unitCode: 'A110', path: ['경영', '인사', '교육', '교육훈련', '종사자 교육훈련'], retention: 'y3' },
    { unitCode: 'A120', path: ['경영', '재무', '회계', '결산', '회계 결산'], retention: 'y10' },
    { unitCode: 'A120', path: ['경영', '재무', '계약', '구매', '물품 구매와 계약'], retention: 'y5' },
    { unitCode: 'A200', path: ['사업', '돌봄', '재가서비스', '센터 운영', '재가돌봄센터 운영'], retention: 'y5' },
    { unitCode: 'A200', path: ['사업', '돌봄', '서비스 품질', '품질관리', '재가서비스 품질관리'], retention: 'y30' },
    { unitCode: 'A300', path: ['사업', '보육', '어린이집', '운영 지원', '시립어린이집 운영 지원'], retention: 'y5' },
  ],
  documents: [...managementDocuments, ...homeCareDocuments],
};

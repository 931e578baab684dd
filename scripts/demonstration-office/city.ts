import { civilServiceDocuments } from './city-civil-service.ts';
import { communityCareDocuments } from './city-community-care.ts';
import { cityDelegation } from './city-delegation.ts';
import { innovationDocuments } from './city-innovation.ts';
import { innovationReports } from './city-innovation-reports.ts';
import { letterDocuments } from './city-letters.ts';
import { publicSiteDocuments } from './city-public-site.ts';
import { recentDocuments } from './city-recent.ts';
import { cityRequests, requestNotices } from './city-requests.ts';
import { selfGoverningDocuments } from './city-self-governing.ts';
import { cityStandards } from './city-standards.ts';
import { togetherDocuments } from './city-together.ts';
import { villageDocuments } from './city-villages.ts';
import type { PlannedAgency } from './planned-office.ts';

/** An invented city: no person, address or number in it is anybody's. */
export const city: PlannedAgency = {
  name: '한별시',
  zipCode: '99001',
  address: '한별시 새벽로 1 한별시청',
  homepage: 'https://www.hanbyeol.example',
  organizationCsv: `부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편
1000,한별시,,시장,Y,선우진,woojin,000-100-2001,woojin@hanbyeol.example
1000,,,부시장,,옥정훈,jeonghun,000-100-2002,jeonghun@hanbyeol.example
2000,행정국,1000,행정국장,Y,신재호,jaeho,000-100-2100,jaeho@hanbyeol.example
2100,자치행정과,2000,자치행정과장,Y,권도현,dohyun,000-100-2110,dohyun@hanbyeol.example
2100,,,자치행정팀장,,한수진,sujin,000-100-2111,sujin@hanbyeol.example
2100,,,동혁신팀장,,배민재,minjae,000-100-2112,minjae@hanbyeol.example
2100,,,주무관,,강주희,juhee,000-100-2113,juhee@hanbyeol.example
2100,,,주무관,,민서준,seojun,000-100-2114,seojun@hanbyeol.example
2100,,,주무관,,오하늘,haneul,000-100-2115,haneul@hanbyeol.example
2200,민원여권과,2000,민원여권과장,Y,채예진,yejin,000-100-2210,yejin@hanbyeol.example
2200,,,민원팀장,,탁동혁,donghyuk,000-100-2211,donghyuk@hanbyeol.example
2200,,,주무관,,금나리,nari,000-100-2212,nari@hanbyeol.example
2200,,,주무관,,추가람,garam,000-100-2213,garam@hanbyeol.example
2300,정보통신과,2000,정보통신과장,Y,석태민,taemin,000-100-2310,taemin@hanbyeol.example
2300,,,주무관,,맹인호,inho,000-100-2311,inho@hanbyeol.example
3000,복지국,1000,복지국장,Y,도미경,mikyung,000-100-3000,mikyung@hanbyeol.example
3100,지역돌봄복지과,3000,지역돌봄복지과장,Y,류은경,eunkyung,000-100-3110,eunkyung@hanbyeol.example
3100,,,돌봄기획팀장,,구상민,sangmin,000-100-3111,sangmin@hanbyeol.example
3100,,,주무관,,진보라,bora,000-100-3112,bora@hanbyeol.example
3100,,,주무관,,남현우,hyunwoo,000-100-3113,hyunwoo@hanbyeol.example
`,
  administrator: { login: 'inho', name: '맹인호' },
  delegation: cityDelegation,
  letterhead: {
    texts: { phone: '000-100-2000', fax: '000-100-2999', motto: '별처럼 빛나는 이웃, 한별시', footer: '' },
    sealName: '한별시장인(견본)',
  },
  openedAt: '2025-01-02 09:00',
  // 정보목록: closed documents stand in the citizens' list under their public titles.
  publication: { listsClosed: true },
  closingStandards: cityStandards,
  managementNumbers: {
    lastUsed: 52_310_400,
    reason: '종전 전자문서시스템에서 52310400번까지 사용하여 이어서 부여함',
  },
  seriesStartedAt: '2025-01-13 08:40',
  seriesStarts: [
    {
      unitCode: '2100',
      year: 2025,
      lastUsed: 214,
      reason: '2025. 1. 2.부터 1. 10.까지 종전 전자문서시스템에서 214호까지 등록하여 이어서 부여함',
    },
    {
      unitCode: '3100',
      year: 2025,
      lastUsed: 163,
      reason: '2025. 1. 10.까지 종전 전자문서시스템에서 163호까지 등록하여 이어서 부여함',
    },
  ],
  furtherSeries: [{ kind: 'publicNotice', name: '공고', reason: '전자결재로 공고번호를 매기기 시작함' }],
  unitTasks: [
    {
      unitCode: '2100',
      path: ['행정', '지방행정', '자치행정', '동 행정 운영', '동 행정복지센터 혁신'],
      retention: 'y10',
    },
    { unitCode: '2100', path: ['행정', '지방행정', '자치행정', '주민자치', '주민자치회 운영 지원'], retention: 'y5' },
    { unitCode: '2100', path: ['행정', '지방행정', '자치행정', '동 행정 운영', '이·통장 관리'], retention: 'y3' },
    {
      unitCode: '2100',
      path: ['행정', '지방행정', '자치행정', '행정구역', '행정동 경계 조정'],
      retention: 'permanent',
    },
    {
      unitCode: '2100',
      path: ['행정', '지방행정', '교류협력', '국내교류', '자매결연 도시 교류'],
      retention: 'semiPermanent',
    },
    { unitCode: '2100', path: ['행정', '지방행정', '일반행정', '과 운영', '자치행정과 서무'], retention: 'y1' },
    { unitCode: '2200', path: ['행정', '민원', '민원제도', '민원실 운영', '민원 서비스 개선'], retention: 'y5' },
    { unitCode: '2200', path: ['행정', '민원', '정보공개', '정보공개 운영', '정보공개 청구 처리'], retention: 'y10' },
    { unitCode: '2300', path: ['행정', '정보화', '행정정보', '시스템 운영', '행정정보시스템 운영'], retention: 'y5' },
    { unitCode: '3100', path: ['복지', '사회복지', '지역돌봄', '통합돌봄', '통합돌봄 계획 수립'], retention: 'y30' },
    { unitCode: '3100', path: ['복지', '사회복지', '지역돌봄', '돌봄 서비스', '돌봄 제공기관 관리'], retention: 'y5' },
    { unitCode: '3100', path: ['복지', '사회복지', '지역돌봄', '사례관리', '통합사례관리'], retention: 'y10' },
  ],
  documents: [
    ...innovationDocuments,
    ...innovationReports,
    ...selfGoverningDocuments,
    ...villageDocuments,
    ...civilServiceDocuments,
    ...communityCareDocuments,
    ...togetherDocuments,
    ...letterDocuments,
    ...publicSiteDocuments,
    ...requestNotices,
    ...recentDocuments,
  ],
  requests: cityRequests,
};

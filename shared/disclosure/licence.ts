/** Licence of use (이용조건): 공공누리 (KOGL) types and Creative Commons, per document and optional. */
export type Licence =
  | 'kogl0'
  | 'kogl1'
  | 'kogl2'
  | 'kogl3'
  | 'kogl4'
  | 'ccBy'
  | 'ccByNd'
  | 'ccBySa'
  | 'ccByNc'
  | 'ccByNcSa'
  | 'ccByNcNd'
  | 'none';

export const LICENCES: readonly Licence[] = [
  'kogl0',
  'kogl1',
  'kogl2',
  'kogl3',
  'kogl4',
  'ccBy',
  'ccByNd',
  'ccBySa',
  'ccByNc',
  'ccByNcSa',
  'ccByNcNd',
  'none',
];

export const LICENCE_LABELS: Readonly<Record<Licence, string>> = {
  kogl0: '공공누리 제0유형(조건 없음)',
  kogl1: '공공누리 제1유형(출처표시)',
  kogl2: '공공누리 제2유형(출처표시-상업적 이용금지)',
  kogl3: '공공누리 제3유형(출처표시-변경금지)',
  kogl4: '공공누리 제4유형(출처표시-상업적 이용금지-변경금지)',
  ccBy: 'CC BY(저작자표시)',
  ccByNd: 'CC BY-ND(저작자표시-변경금지)',
  ccBySa: 'CC BY-SA(저작자표시-동일조건변경허락)',
  ccByNc: 'CC BY-NC(저작자표시-비영리)',
  ccByNcSa: 'CC BY-NC-SA(저작자표시-비영리-동일조건변경허락)',
  ccByNcNd: 'CC BY-NC-ND(저작자표시-비영리-변경금지)',
  none: '이용조건 없음',
};

/** Retention period (보존기간, 기록령 제26조). It hangs on the unit task, never on the single document. */
export type Retention = 'permanent' | 'semiPermanent' | 'y30' | 'y10' | 'y5' | 'y3' | 'y1';

export const RETENTIONS: readonly Retention[] = ['permanent', 'semiPermanent', 'y30', 'y10', 'y5', 'y3', 'y1'];

export const RETENTION_LABELS: Readonly<Record<Retention, string>> = {
  permanent: '영구',
  semiPermanent: '준영구',
  y30: '30년',
  y10: '10년',
  y5: '5년',
  y3: '3년',
  y1: '1년',
};

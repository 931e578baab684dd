/** 등록정보 정정의 확인에 필요한 사실: of which unit the record is, and who asks for its correction. */
export type CorrectionFacts = {
  readonly agencyId: number;
  readonly unitId: string;
  readonly proposedByPersonId: string;
};

/** 확인하는 사람: the units whose 기록물관리책임자 the person is today. */
export type RecordsOfficer = {
  readonly agencyId: number;
  readonly personId: string;
  readonly recordsUnitIds: readonly string[];
};

/** Registered data is corrected with the confirmation of the unit's own records officer, never by one person alone. */
export function mayConfirmCorrection(officer: RecordsOfficer, correction: CorrectionFacts): boolean {
  return (
    officer.agencyId === correction.agencyId &&
    officer.recordsUnitIds.includes(correction.unitId) &&
    officer.personId !== correction.proposedByPersonId
  );
}

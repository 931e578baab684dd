/** 생산등록번호 as the record keeps it: unit code, year and serial are the key; the printed form is not (기록령 제20조③). */
export type RegistrationNumber = {
  readonly unitCode: string;
  readonly unitName: string;
  readonly year: number;
  readonly serial: number;
};

/** `자치행정과-27733`: the unit's name takes the place of its code (기록규칙 제5조③). */
export function printedNumber(number: Pick<RegistrationNumber, 'unitName' | 'serial'>): string {
  return `${number.unitName}-${number.serial}`;
}

/** The exchange format has six digits for the serial, so a unit has at most that many numbers a year. */
export const HIGHEST_SERIAL = 999_999;

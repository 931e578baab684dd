/** 생산등록번호 as the record keeps it: unit code, year and serial are the key; the printed form is not (기록령 제20조③). */
export type RegistrationNumber = {
  readonly unitCode: string;
  readonly unitName: string;
  readonly year: number;
  readonly serial: number;
  /** As the format of the approval's day printed it; a later format changes no number that has been given. */
  readonly printed: string;
};

/** `자치행정과-27733`, as it was printed on the day it was given. */
export function printedNumber(number: Pick<RegistrationNumber, 'printed'>): string {
  return number.printed;
}

/** The exchange format has six digits for the serial, so a unit has at most that many numbers a year. */
export const HIGHEST_SERIAL = 999_999;

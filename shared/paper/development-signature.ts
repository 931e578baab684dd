/** The name in a signature of the development authority: it is worth nothing outside, and everybody is told. */
export const DEVELOPMENT_SIGNATURE = '개발용 전자서명(DEVELOPMENT ONLY)';

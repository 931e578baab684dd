const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, '아이폰·아이패드'],
  [/Android/, '안드로이드'],
  [/Windows/, '윈도우'],
  [/Mac OS X|Macintosh/, '맥'],
  [/CrOS/, '크롬북'],
  [/Linux/, '리눅스'],
];

/** The order matters: every browser also says it is one of those below it. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Whale\//, '웨일'],
  [/Edg(e|A|iOS)?\//, '엣지'],
  [/SamsungBrowser\//, '삼성 인터넷'],
  [/Firefox\/|FxiOS\//, '파이어폭스'],
  [/Chrome\/|CriOS\//, '크롬'],
  [/Safari\//, '사파리'],
];

/** 윈도우 · 크롬: enough for a person to recognise the own device, and nothing by which to tell a visitor again. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (names: typeof SYSTEMS) => names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const parts = [named(SYSTEMS), named(BROWSERS)].filter((part) => part !== undefined);
  return parts.length === 0 ? '알 수 없는 기기' : parts.join(' · ');
}

/**
 * The syllables of given names (이름): of nearly everybody's the first is one of these and the second one of those.
 * A word of offices that begins like a surname has another one as a rule (민방위, 방음벽, 사망자).
 */
const FIRST = new Set(
  '가각갑강건결경계고관교규근금기길나남다달대덕도동두라래려로리린막만말명무문미민범별병보복봉분비사삼상새서석선설성세소솔송수숙순슬승시신아애여' +
    '연영예옥완용우운원위유윤율은을의이익인일자재점정제조종주준중지진찬창채천철청초춘충치칠탁태택판하학한해향혁현형혜호홍화환효훈휘흥희',
);
const SECOND = new Set(
  '가강건검겸결경곤관광교구국규균근금기길나남녀늘니단담대덕도동두라란람래량려련령례로록룡루름리림린만명모목묵문미민배백범별병보복봄봉비빈빛사산' +
    '삼상새샘생서석선섭성세소솔송수숙순술슬승식신실아안애양억연열영예오옥온완용우욱운웅원유윤율은을의이익인일임자재전정제조종주준중지진찬창채천철' +
    '청초춘출충치칠탁태택평표필하학한해향헌혁현협형혜호홍화환활효후훈휘희흠흥',
);

/** How places, rights and things end whose syllables might be somebody's: 신정동, 이천시, 소유권, 국유지. */
const OF_NO_NAME = /[동리시구읍면군권자장단지소물비법세율액률]$/u;

/** Whether a surname with two syllables behind it reads like a person and nothing else. */
export function readsLikeName(name: string): boolean {
  return FIRST.has(name.at(-2) ?? '') && SECOND.has(name.at(-1) ?? '') && !OF_NO_NAME.test(name);
}

/**
 * What is tried first: the heads of published lists of leaked passwords, and what Korean keyboards suggest.
 * Only those of eight characters and more; shorter ones are refused for their length.
 */
const COMMON = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 11111111 111111111 00000000 000000000 87654321 88888888
  987654321 0987654321 11223344 12341234 43214321 13579246 147258369 159357456 123454321 12344321 99999999
  password password1 password12 password123 password1234 password! password1! p@ssw0rd p@ssword passw0rd
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwer1234 1234qwer qwer1234! 1q2w3e4r 1q2w3e4r5t 1q2w3e4r!
  1qaz2wsx 1qazxsw2 q1w2e3r4 q1w2e3r4t5 zaq12wsx zxcvbnm1 zxcv1234 asdf1234 asdfghjk asdfghjkl asdf1234! asdfasdf
  abcd1234 abcd1234! abc12345 a1234567 a12345678 a123456789 abcdefgh abcdefg1 aaaaaaaa aa123456 aa12345678
  iloveyou iloveyou1 sunshine princess football baseball superman trustno1 whatever starwars computer michelle
  welcome1 welcome123 changeme changeme1 letmein1 letmein123 master123 dragon123 monkey123 shadow123
  admin123 admin1234 administrator adminadmin admin123! root1234 test1234 test1234! testtest guest123 user1234
  system123 manager1 default1 internet samsung1 samsung123 dkssudgktpdy dkssud123 tkfkdgo12 tkfkdgody rhksflwk
  qlalfqjsgh qlalfqjsgh1 korea123 korea1234 korea2002 seoul123 seoul1234 gyeol123 gyeol1234 hello123 helloworld
  비밀번호비밀번호 관리자관리자 안녕하세요안녕 대한민국만세 대한민국대한민국`.split(/\s+/),
);

/** Well-known, one short piece over and over (`abab…`, `1111…`), or made of nothing but the login. */
export function isCommonPassword(password: string, login: string): boolean {
  const plain = password.toLowerCase();
  return COMMON.has(plain) || /^(.{1,3})\1+$/u.test(plain) || isLoginAndDigits(plain, login.toLowerCase());
}

function isLoginAndDigits(password: string, login: string): boolean {
  return password.startsWith(login) && /^\d{0,4}[!@#]?$/.test(password.slice(login.length));
}

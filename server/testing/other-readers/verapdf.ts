import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT } from '../../platform/checkout.ts';

/** A package of npm that carries veraPDF's engine and profiles (parser, model, validator); `npm test` installs it. */
const ENGINE = path.join(
  CHECKOUT,
  'scripts/other-readers/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar',
);
/** The profiles are XML, which Java has not read by itself since its version 11: Debian's libjaxb-java does. */
const LIBRARIES = ['jaxb-api', 'jaxb-runtime', 'jaxb-core', 'istack-commons-runtime', 'javax.activation', 'txw2'].map(
  (name) => `/usr/share/java/${name}.jar`,
);
/** A run of seconds has no use for a compiler that pays within minutes: half the work (measured). */
const SHORT_RUN = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const PROGRAM = path.join(import.meta.dirname, 'VeraPdf.java');

/** A standard as veraPDF calls it: PDF/A-2a, PDF/A-3a, PDF/UA-1. */
export type Flavour = '2a' | '3a' | 'ua1';
export type VeraVerdict = { readonly file: string; readonly flavour: Flavour; readonly faults: readonly string[] };

/** Why veraPDF cannot be asked here; nothing where it can. */
export function whyNoVeraPdf(): string | undefined {
  if (!existsSync(ENGINE)) return 'veraPDF is not installed (npm test installs it)';
  if (spawnSync('javac', ['-version']).status !== 0) return 'veraPDF needs a JDK (Debian: default-jdk-headless)';
  return LIBRARIES.every((library) => existsSync(library)) ? undefined : 'veraPDF needs Debian’s libjaxb-java';
}

/** What veraPDF, which knows nothing of ours, says of each file. To start it costs as much as ten papers: ask once. */
export function judgeByVeraPdf(asked: readonly { file: string; flavour: Flavour }[]): readonly VeraVerdict[] {
  const pairs = asked.flatMap(({ file, flavour }) => [flavour, file]);
  const options = [...SHORT_RUN, '-cp', [ENGINE, ...LIBRARIES].join(':'), PROGRAM, ...pairs];
  const { status, stdout, stderr } = spawnSync('java', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`veraPDF broke off: ${stderr}`);
  const verdicts = stdout.split(/^(?=(?:PASS|FAIL)\t)/m).flatMap(verdictOf);
  if (verdicts.length !== asked.length) throw new Error(`${verdicts.length} of ${asked.length} verdicts: ${stderr}`);
  return verdicts;
}

function verdictOf(words: string): VeraVerdict[] {
  const [first = '', ...rest] = words.trimEnd().split('\n');
  const [verdict, flavour, file] = first.split('\t');
  if (!file || (flavour !== '2a' && flavour !== '3a' && flavour !== 'ua1')) return [];
  const faults = rest.filter((line) => line.startsWith('FAULT\t')).map((line) => line.slice('FAULT\t'.length));
  return [{ file, flavour, faults: verdict === 'FAIL' && faults.length === 0 ? ['without a reason'] : faults }];
}

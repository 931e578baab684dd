import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { CompoundStreams } from '../other/compound-streams.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { bytesOf, type Source } from '../source.ts';
import { type OpenPackage, openPackage } from './open-package.ts';

/**
 * Opens a .docx, .xlsx or .pptx. With a password (or the rights of a 문서보안 program) it is no ZIP any more but a
 * compound file that holds the package as one stream ([MS-OFFCRYPTO]): that is told from damage.
 */
export async function openOfficePackage(source: Source): Promise<OpenPackage> {
  try {
    return await openPackage(source);
  } catch (error) {
    if (isDamage(error) && isLocked(await bytesOf(source))) throw new ReadingStopped('encrypted');
    throw error;
  }
}

function isLocked(file: Buffer): boolean {
  try {
    const streams = new CompoundStreams(file);
    return streams.count(/^EncryptedPackage$/) > 0 && streams.count(/^EncryptionInfo$/) > 0;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof ReadingStopped && isRefusal(error.refusal) && error.refusal.refused === 'damaged';
}

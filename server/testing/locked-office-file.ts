import { compoundFile } from './compound-file.ts';

/** A .docx, .xlsx or .pptx with a password as Office writes it ([MS-OFFCRYPTO]); what it holds nobody can tell. */
export function lockedOfficeFile(): Buffer {
  const words = (text: string) => Buffer.from(text, 'utf16le');
  return compoundFile({
    EncryptionInfo: Buffer.concat([Buffer.from([4, 0, 4, 0, 64, 0, 0, 0]), Buffer.from('<encryption/>')]),
    EncryptedPackage: new Uint8Array(9_000).fill(0xa5),
    '\u0006DataSpaces': { Version: words('Microsoft.Container.DataSpaces') },
  });
}

/** 진본성: the agency's signature on its papers, and the register of every file that was handed out. */
export { addressHash, documentKey, makePaperAddress, paperIdentity } from './paper-address.ts';
export { PaperSigner, type SigningName } from './paper-signer.ts';
export {
  type CopyKind,
  type FoundFile,
  type FoundPaper,
  findFile,
  findPaperByAddress,
  findPaperByKey,
  findPublicPaper,
  insertFile,
  insertPaper,
  upsertStanding,
} from './store.ts';
